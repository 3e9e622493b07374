"""Tables in the documentation that programs write: between two markers, nothing else is touched."""

from __future__ import annotations

from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def write_block(page: str, name: str, content: str) -> None:
    """Put `content` between `<!-- NAME -->` and `<!-- /NAME -->` of docs/PAGE."""
    path = DOCS / page
    text = path.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if text.count(start) != 1 or text.count(end) != 1:
        raise SystemExit(f"docs/{page} needs the markers {start} and {end}, once each")
    head, rest = text.split(start)
    tail = rest.split(end)[1]
    path.write_text(f"{head}{start}\n{content.strip()}\n{end}{tail}", encoding="utf-8")


def block(page: str, name: str) -> str:
    """What stands between the markers now."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return text.split(f"<!-- {name} -->")[1].split(f"<!-- /{name} -->")[0].strip()


def keep_row(page: str, name: str, key: str, row: str) -> None:
    """Add a table row, in the place of an earlier one with the same key (its first cells)."""
    lines = [line for line in block(page, name).splitlines() if not line.startswith(f"| {key} |")]
    write_block(page, name, "\n".join([*lines, row]))
