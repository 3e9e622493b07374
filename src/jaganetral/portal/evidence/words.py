"""How entries about evidence are said to a person, and what a look at a file found."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jaganetral.portal.trail.words import tell

__all__ = ["REFUSALS", "facts", "size", "tell_trail"]

REFUSALS = {
    "broken": gettext_lazy("The file is broken or cut off, so there is no preview of it."),
    "stopped": gettext_lazy("Opening it took too much time or memory and was stopped."),
    "locked": gettext_lazy("It is locked by a password. Ask for it unlocked."),
    "bomb": gettext_lazy("It would unpack without end. Don't open it."),
    "too_large": gettext_lazy("It has more pixels than are opened here."),
}

_DATES = {
    "DateTimeOriginal": gettext_lazy("Taken, as the file says"),
    "DateTimeDigitized": gettext_lazy("Digitised, as the file says"),
    "DateTime": gettext_lazy("Changed, as the file says"),
}


def tell_trail() -> None:
    """Give the trail the names of this room's entries."""
    tell(
        {
            "exhibit.received": gettext_lazy("Received"),
            "exhibit.shared": gettext_lazy("Put into another folder too"),
            "exhibit.looked_at": gettext_lazy("Opened by the sandboxed worker, preview made"),
            "exhibit.graded": gettext_lazy("Graded"),
            "exhibit.released": gettext_lazy("Shown to the reported, redacted"),
            "exhibit.original_read": gettext_lazy("The original was downloaded"),
            "exhibit.held": gettext_lazy("Legal hold placed"),
            "exhibit.hold_lifted": gettext_lazy("Legal hold lifted"),
            "exhibit.erased": gettext_lazy("Erased by law"),
            "exhibit.bundled": gettext_lazy("Put into a bundle"),
            "folder.bundled": gettext_lazy("Bundle made"),
            "folder.opened_to": gettext_lazy("Opened to another organisation"),
            "account.stated": gettext_lazy("Stated who is behind an account"),
            "account.contested": gettext_lazy("Statement about an account contested"),
            "account.objection_answered": gettext_lazy("Objection answered"),
            "account.related": gettext_lazy("Entered what an account liked or followed"),
        }
    )


def size(many: int) -> str:
    """Bytes as people say them."""
    if many < 1_000:
        return ngettext("{many} byte", "{many} bytes", many).format(many=many)
    if many < 1_000_000:
        return f"{many / 1_000:.0f} kB"
    return f"{many / 1_000_000:.1f} MB"


def facts(found: dict[str, Any]) -> list[tuple[str, str]]:
    """What the worker saw, as pairs of words."""
    told: list[tuple[str, str]] = []
    if found.get("width"):
        told.append((str(_("Size of the picture")), f"{found['width']} × {found['height']} px"))
    if "seconds" in found:
        minutes, seconds = divmod(int(found["seconds"]), 60)
        told.append((str(_("Length")), f"{minutes}:{seconds:02d}"))
    for name, title in (("pages", _("Pages")), ("lines", _("Lines")), ("files", _("Files in it")),
                        ("attachments", _("Files attached to it"))):  # fmt: skip
        if found.get(name):
            told.append((str(title), str(found[name])))
    for name, title_ in _DATES.items():
        if name in found.get("dates", {}):
            told.append((str(title_), str(found["dates"][name])))
    if found.get("made"):
        told.append((str(_("Made, as the file says")), str(found["made"])))
    if found.get("software"):
        told.append((str(_("Written by the program")), str(found["software"])))
    if found.get("has_place"):
        told.append((str(_("Place")), str(_("the original says where it was taken"))))
    return told
