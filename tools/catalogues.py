"""The portal's catalogues: bring each room's Indonesian up to its sentences, and compile them.

    python tools/catalogues.py [ROOM …]            # add what is missing, drop what is unused
    python tools/catalogues.py --missing [ROOM …]  # only list what has no Indonesian
    python tools/catalogues.py --compile           # .po → .mo, which Django reads (never committed)

Sentences stand in English in the code (`gettext` and its kin, by any of Django's names or `_`) and
in templates (`{% translate %}`, `{% blocktranslate %}`); they are the keys. Django turns a
template into something that gettext reads (`templatize`), Babel finds the sentences in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PORTAL = Path(__file__).parents[1] / "src" / "jaganetral" / "portal"
CALLS: dict[str, Any] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLURAL = "nplurals=1; plural=0;"  # Indonesian has one form for every number


def rooms() -> list[Path]:
    """The folders of the portal that hold sentences of their own."""
    return sorted(path.parent for path in PORTAL.glob("*/apps.py"))


def catalogue_of(room: Path) -> Path:
    return room / "locale" / "id" / "LC_MESSAGES" / "django.po"


def sentences(room: Path) -> Iterator[tuple[str, int, Any, str | None]]:
    """File, line, sentence (a pair where it has a plural) and context, in the order of the files.

    What stands beside the rooms (settings.py …) belongs to the shell.
    """
    files = [*room.rglob("*.py"), *room.rglob("*.html"), *room.rglob("*.txt"), *room.rglob("*.svg")]
    if room.name == "shell":
        files += PORTAL.glob("*.py")
    for path in sorted(files):
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            source = templatize(source, origin=str(path))
            # A template's indentation means nothing to Python's tokenizer, and stops it.
            source = "\n".join(line.lstrip() for line in source.splitlines())
        where = path.relative_to(PORTAL).as_posix()
        for line, found, _comments, context in extract("python", BytesIO(source.encode()), CALLS):
            yield where, line, found, context


def updated(room: Path) -> Catalog:
    """The room's catalogue with every sentence of today, translated as far as it was."""
    path = catalogue_of(room)
    known = read_po(path.open("rb"), locale="id") if path.exists() else Catalog(locale="id")
    fresh = Catalog(locale="id", project="JagaNetral", charset="utf-8", fuzzy=False)
    fresh.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", PLURAL)]
    for where, _line, found, context in sentences(room):
        old = known.get(found[0] if isinstance(found, tuple) else found, context)
        fresh.add(
            found,
            _string(found, old.string if old else ""),
            locations=[(where, 0)],
            context=context,
        )
    return fresh


def _string(found: Any, known: Any) -> Any:
    """The translation as Indonesian has it: one form, also for what has two in English."""
    first = _forms(known)[0] if known else ""
    return (first,) if isinstance(found, tuple) else first


def missing(room: Path) -> list[str]:
    """The sentences of a room that have no Indonesian."""
    return [str(m.id) for m in updated(room) if m.id and not (m.string and all(_forms(m.string)))]


def _forms(string: Any) -> tuple[str, ...]:
    return string if isinstance(string, tuple | list) else (string,)


def write(room: Path) -> int:
    """Write the room's catalogue; returns how many sentences lack their Indonesian."""
    path = catalogue_of(room)
    catalogue = updated(room)
    if not any(message.id for message in catalogue):
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    body = BytesIO()
    write_po(body, catalogue, width=100, omit_header=True, include_lineno=False, sort_output=False)
    head = (
        'msgid ""\nmsgstr ""\n"Language: id\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURAL}\\n"\n\n'
    )
    path.write_bytes(head.encode() + body.getvalue())
    return len(missing(room))


def compile_all() -> None:
    """Write the .mo beside each .po, whole or not at all."""
    for path in PORTAL.glob("*/locale/id/LC_MESSAGES/django.po"):
        body = BytesIO()
        with path.open("rb") as file:
            write_mo(body, read_po(file, locale="id"))
        draft = path.with_suffix(".mo.tmp")
        draft.write_bytes(body.getvalue())
        draft.replace(path.with_suffix(".mo"))


def main(arguments: list[str]) -> int:
    """The command; see above."""
    asked = {word for word in arguments if not word.startswith("-")}
    chosen = [room for room in rooms() if not asked or room.name in asked]
    if "--compile" in arguments:
        compile_all()
        return 0
    if "--missing" in arguments:
        absent = [f"{room.name}: {sentence}" for room in chosen for sentence in missing(room)]
        print("\n".join(absent))
        return 1 if absent else 0
    for room in chosen:
        print(f"{room.name}: {write(room)} without Indonesian")
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
