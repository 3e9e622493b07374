"""What a bundle tells people: a summary as PDF, and how to verify it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from jaganetral.custody import bundle as form
from jaganetral.custody.signing import fingerprint
from jaganetral.portal import typesetting
from jaganetral.portal.evidence.contents import KINDS
from jaganetral.portal.evidence.models import Exhibit, Folder
from jaganetral.portal.trail.models import Link
from jaganetral.portal.trail.words import said

__all__ = ["ending", "readme", "summary"]

_FORM = Path(__file__).with_name("summary.typ")

_INDONESIAN = """\
Berkas bukti JagaNetral
=======================

Berkas ini membuktikan, tanpa jaringan dan tanpa JagaNetral yang membuatnya:

- barang bukti di dalamnya sama persis dengan yang diterima (SHA-256 saat diterima);
- semua yang dilakukan atas setiap barang bukti, berurutan dan tanpa ada yang hilang;
- bahwa catatan itu ditandatangani oleh kunci instansi, dan bila ada: sejak kapan.

Cara memeriksa:

    pip install 'jaganetral[portal]'
    jaganetral evidence verify BERKAS.zip --key "SIDIK JARI KUNCI"

Sidik jari kunci diumumkan instansi di halaman /jejak/kunci/. Bandingkan sendiri; tanpa itu hanya
terbukti bahwa satu kunci yang sama menandatangani semuanya. Cap waktu diperiksa terhadap sertifikat
akar milik otoritas: --tsa-root BERKAS.pem.

Yang tidak dibuktikan: bahwa isi barang bukti benar, siapa yang membuatnya, dan apa yang terjadi
sebelum diterima. Ringkasan untuk manusia: ringkasan.pdf.
"""
_ENGLISH = """\
A bundle of evidence by JagaNetral
==================================

This file proves, without a network and without the JagaNetral that made it:

- the exhibits in it are just as they were received (SHA-256 at receipt);
- all that was done with each exhibit, in order and with nothing left out;
- that these records were signed by the installation's key and, where stamped, since when.

To verify it:

    pip install 'jaganetral[portal]'
    jaganetral evidence verify BUNDLE.zip --key "FINGERPRINT OF THE KEY" --lang en

The installation publishes the fingerprint at /jejak/kunci/. Compare it yourself; without that it is
only proven that one key signed everything. Time stamps are checked against the authority's root
certificate: --tsa-root FILE.pem.

Not proven: that what an exhibit shows is true, who made it, and what happened before it was
received. For people: ringkasan.pdf.
"""


def readme() -> dict[str, bytes]:
    """How to verify a bundle, by file name."""
    return {"BACA-DULU.txt": _INDONESIAN.encode(), "README.txt": _ENGLISH.encode()}


def ending(exhibit: Exhibit) -> str:
    """The ending that a file of this kind bears, whatever it was called."""
    return KINDS[exhibit.media_type].ending


def summary(
    folder: Folder,
    lying: Sequence[Exhibit],
    shown: Sequence[form.Exhibit],
    links: Sequence[Link],
    public: bytes,
    at: datetime,
) -> bytes:
    """The PDF (PDF/A-2b), in Indonesian. What people wrote goes in as data, never as markup."""
    with override("id"):
        contents = {
            "original": _("The original is in this bundle"),
            "redacted": _("Redacted pages are in this bundle"),
            "none": _("Not in this bundle; only its hash"),
            "erased": _("Erased by law"),
        }
        data = {
            "title": _("Evidence and its custody"),
            "facts": [
                [_("Folder"), str(folder.pk)],
                [_("Organisation"), str(folder.organisation or "–")],
                [_("Made"), _when(at)],
                [_("Key"), fingerprint(public)],
            ],
            "exhibits": [
                {
                    "title": _("Exhibit {number}").format(number=number),
                    "facts": [
                        [_("Number"), str(one.pk)],
                        [_("Kind"), f"{one.media_type}, {one.size:,} byte".replace(",", ".")],
                        [_("Received"), f"{_when(one.received_at)}, {one.get_origin_display()}"],
                        ["SHA-256", told.sha256 or "–"],
                        [_("Here"), contents[told.content]],
                    ],
                    "custody": [
                        [
                            str(row.step),
                            _when(row.entry.at),
                            said(row.entry.what),
                            _("officer no. {number}").format(number=row.entry.by_id)
                            if row.entry.by_id
                            else "–",
                        ]
                        for row in links
                        if row.about == one.about
                    ],
                }
                for number, (one, told) in enumerate(zip(lying, shown, strict=True), start=1)
            ],
            "custody_title": _("What was done with it"),
            "foot": [
                _(
                    "Verify the whole bundle with: jaganetral evidence verify. The fingerprint of "
                    "the key must be the one that the organisation publishes."
                )
            ],
        }
    return typesetting.pdf(_FORM, data)


def _when(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y H:i:s")
