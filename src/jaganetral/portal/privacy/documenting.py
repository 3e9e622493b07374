"""The data map, written from the register and the models: docs/personal-data.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jaganetral.portal.privacy.registry import GROUNDS, ROOMS, Register, register

__all__ = ["page"]

_HEAD = """# Data pribadi · Personal data

Halaman ini ditulis dari model dan `src/jaganetral/portal/privacy/register.yaml` oleh
`manage.py document_personal_data`; jangan disunting. Catatan kegiatan pemrosesan menurut UU 27/2022
Pasal 31: untuk tiap ruas data, tujuan, dasar, jenis, siapa yang melihat, dan berapa lama disimpan.

This page is written from the models and the register; do not edit it. Categories: *specific* and
*general* as in article 4, *pseudonymous* for marks that alone name nobody, *none* for what is no
personal data. Days are this installation's defaults: an agency's archive schedule replaces them.
"""


def page(known: Register | None = None) -> str:
    """The whole page, ending in one line end."""
    return "\n".join(_lines(known or register())) + "\n"


def _lines(known: Register) -> Iterator[str]:
    yield _HEAD
    yield "## Tujuan · Purposes"
    for use in known.uses.values():
        yield f"\n### {use.name}\n"
        yield f"{use.purpose['id']}\n\n*{use.purpose['en']}*\n"
        yield "| | |\n|---|---|"
        yield f"| Dasar · Ground | {GROUNDS[use.ground]}; {use.basis} |"
        yield f"| Jenis · Category | {use.category} |"
        yield f"| Dilihat oleh · Seen by | {use.seen_by['id']} · *{use.seen_by['en']}* |"
        yield f"| Disimpan · Kept | {use.kept.texts['id']} · *{use.kept.texts['en']}* |"
    yield "\n## Ruas · Fields"
    by_room: dict[str, list[str]] = defaultdict(list)
    fields: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in known.entries.values():
        fields[entry.model, entry.use.name].append(entry.field)
    for (model, use_name), names in fields.items():
        use = known.uses[use_name]
        told = ", ".join(f"`{name}`" for name in names)
        by_room[model.partition(".")[0]].append(
            f"| {model.partition('.')[2]} | {told} | [{use_name}](#{use_name}) | {use.category} | "
            f"{use.kept.name} |"
        )
    for room in ROOMS:
        if by_room[room]:
            yield f"\n### Ruang `{room}`\n"
            yield "| Model | Ruas · Fields | Tujuan · Purpose | Jenis · Category | Simpan · Kept |"
            yield "|---|---|---|---|---|"
            yield from by_room[room]
    yield "\n## Masa simpan · Schedules\n"
    yield "| | Hari · Days | Sejak · Since | |\n|---|---|---|---|"
    for one in known.schedules.values():
        yield (
            f"| {one.name} | {one.days or '–'} | {one.since or '–'} | {one.texts['id']} "
            f"*{one.texts['en']}* |"
        )
