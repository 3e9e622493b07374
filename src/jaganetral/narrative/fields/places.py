"""Where: `region` as the account names it."""

from __future__ import annotations

import re

from jaganetral.narrative.findings import Account, Finding

_NAME = r"[A-Z][\w'’-]+(?:\s+(?:dan\s+)?[A-Z][\w'’-]+){0,3}"
_REGION = re.compile(
    rf"\b(?P<kind>[Kk]abupaten|[Kk]ab\.?|[Kk]ota|[Pp]rovinsi|[Pp]rov\.?|[Kk]otamadya)\s+"
    rf"(?P<name>{_NAME})(?:,\s*(?P<more>{_NAME}))?"
)
_GOVERNMENT = re.compile(rf"\b(?P<kind>[Pp]emkab|[Pp]emkot|[Pp]emprov)\s+(?P<name>{_NAME})")
_KIND = {"pemkab": "Kabupaten", "pemkot": "Kota", "pemprov": "Provinsi"}
_NOT_NAMES = frozenset({"Bawaslu", "KPU", "PNS", "ASN", "WhatsApp", "Facebook", "Instagram"})


def read_region(account: Account) -> list[Finding]:
    """`region`: a name after Kabupaten, Kota, Provinsi, or Pemkab, Pemkot, Pemprov."""
    text = account.text
    match = _REGION.search(text)
    if match and match["name"].split()[0] not in _NOT_NAMES:
        return [Finding("region", match.group(), match.start(), match.end())]
    match = _GOVERNMENT.search(text)
    if match and match["name"].split()[0] not in _NOT_NAMES:
        name = f"{_KIND[match['kind'].lower()]} {match['name']}"
        return [Finding("region", name, match.start(), match.end())]
    return []
