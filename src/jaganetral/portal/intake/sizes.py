"""How large files may be, told before anybody sends one."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from jaganetral.portal.evidence.contents import KINDS

__all__ = ["Size", "sizes"]

_FAMILIES = {
    "picture": gettext_lazy("Photos and screenshots"),
    "video": gettext_lazy("Videos"),
    "audio": gettext_lazy("Sound recordings"),
    "paper": gettext_lazy("PDF"),
    "text": gettext_lazy("Text"),
    "archive": gettext_lazy("Exported chats (ZIP)"),
}


@dataclass(frozen=True, slots=True)
class Size:
    """A family of files, how large each may be (millions of bytes), and what endings it has."""

    title: str
    most: int
    endings: str


def sizes() -> list[Size]:
    """Every family that evidence takes, from its own table."""
    found = []
    for family, title in _FAMILIES.items():
        kinds = [kind for kind in KINDS.values() if kind.family == family]
        if kinds:
            most = min(kind.most for kind in kinds) // 1_000_000
            endings = ", ".join(dict.fromkeys(kind.ending for kind in kinds))
            found.append(Size(str(title), most, endings))
    return found
