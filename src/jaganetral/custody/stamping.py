"""Time stamps by RFC 3161: an authority states that something existed at a moment.

Asking goes over HTTP(S) as the RFC's section 3.4 has it; checking needs no network. The library is
rfc3161-client: OpenSSL verifies the token's signature and its certificates as of the stamp's time.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from jaganetral.custody._der import certificates_sorted
from jaganetral.custody.errors import StampRefused

__all__ = ["Stamped", "ask", "certificates", "certificates_in", "check", "pem_of"]

SECONDS = 10
"""That an authority has to answer."""
MOST = 256 * 1024
"""Bytes of an answer; some carry a chain of certificates."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """What a stamp states: the moment, the authority's name, and by which root it is believed."""

    at: datetime
    authority: str
    root: str
    root_fingerprint: str
    """SHA-256 of the root certificate, hex."""


def ask(url: str, message: bytes, roots: Sequence[bytes], seconds: float = SECONDS) -> bytes:
    """A time stamp over `message` from an authority: its whole answer (DER), checked.

    roots: PEM of the certificates that are believed. Raises StampRefused.
    """
    request = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).build()
    call = urllib.request.Request(
        url,
        data=request.as_bytes(),
        headers={"Content-Type": "application/timestamp-query"},
        method="POST",
    )
    if call.type not in ("http", "https"):
        raise StampRefused(f"{url}: http or https is expected")
    try:
        with urllib.request.urlopen(call, timeout=seconds) as response:
            answer = response.read(MOST + 1)
    except (OSError, urllib.error.URLError, ValueError) as wrong:
        raise StampRefused(f"{url}: {wrong}") from None
    if len(answer) > MOST:
        raise StampRefused(f"{url}: an answer of more than {MOST} bytes")
    check(answer, message, roots, nonce=request.nonce)
    return bytes(answer)


def check(
    answer: bytes, message: bytes, roots: Sequence[bytes], *, nonce: int | None = None
) -> Stamped:
    """What a stamp over `message` states, believing `roots` (PEM, one or more in each).

    Raises StampRefused for anything that does not hold: another message, a signature or a
    certificate that is not right, a root that is not among those believed.
    """
    try:
        decoded = decode_timestamp_response(certificates_sorted(answer))
    except (ValueError, TypeError) as wrong:
        raise StampRefused(f"no answer of a time-stamping authority: {wrong}") from None
    refused = "no certificate is believed"
    inside = _inside(decoded.signed_data.certificates)
    for root in certificates(b"\n".join(roots)):
        # What the answer carries stays a mere hint for the way to the root: handed to the verifier
        # as an intermediate it would be believed itself, and anybody's stamp would pass.
        builder = VerifierBuilder(roots=[root], nonce=nonce)
        try:
            builder.build().verify_message(decoded, message)
        except (VerificationError, ValueError, TypeError) as wrong:
            refused = str(wrong)
            continue
        return Stamped(
            at=decoded.tst_info.gen_time,
            authority=_signer(decoded, [*inside, root]),
            root=root.subject.rfc4514_string(),
            root_fingerprint=root.fingerprint(SHA256()).hex(),
        )
    raise StampRefused(refused)


def certificates(pem: bytes) -> list[x509.Certificate]:
    """The certificates in a PEM text. Raises StampRefused."""
    if not pem.strip():
        return []
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as wrong:
        raise StampRefused(f"no certificates in PEM: {wrong}") from None


def certificates_in(answer: bytes) -> bytes:
    """The certificates that an answer carries, as PEM. Raises StampRefused."""
    try:
        decoded = decode_timestamp_response(certificates_sorted(answer))
    except (ValueError, TypeError) as wrong:
        raise StampRefused(f"no answer of a time-stamping authority: {wrong}") from None
    return pem_of(_inside(decoded.signed_data.certificates))


def pem_of(found: Sequence[x509.Certificate]) -> bytes:
    """Certificates as PEM."""
    return b"".join(one.public_bytes(Encoding.PEM) for one in found)


def _inside(ders: set[bytes]) -> list[x509.Certificate]:
    try:
        found = [x509.load_der_x509_certificate(der) for der in ders]
    except ValueError as wrong:
        raise StampRefused(f"a certificate in the answer cannot be read: {wrong}") from None
    return sorted(found, key=lambda one: one.subject.rfc4514_string())


def _signer(decoded: object, known: Sequence[x509.Certificate]) -> str:
    for info in decoded.signed_data.signer_infos:  # type: ignore[attr-defined]
        for one in known:
            if one.issuer == info.issuer and one.serial_number == info.serial_number:
                return one.subject.rfc4514_string()
    return ""
