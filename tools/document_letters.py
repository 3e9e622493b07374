"""Write the part of docs/letters.md that comes from the records; a test fails when they differ.

python tools/document_letters.py
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "letters.md"
_START = "<!-- forms: written by tools/document_letters.py -->"
_END = "<!-- end of forms -->"


def filled(page: str) -> str:
    """The page with the table of forms, and each form with its fields, between the marks."""
    mark = re.compile(re.escape(_START) + r".*?" + re.escape(_END), re.DOTALL)
    assert mark.search(page), "the page has no place for the forms"
    return mark.sub(lambda _match: f"{_START}\n\n{_forms()}\n\n{_END}", page)


def _forms() -> str:
    from jaganetral.portal.letters.forms import forms  # noqa: PLC0415 - Django comes first

    every = list(forms().values())
    table = [
        "| form | code | whose | written by | goes to | asked for by |",
        "|---|---|---|---|---|---|",
        *(_row(one) for one in every),
    ]
    return "\n".join(table) + "\n\n" + "\n\n".join(map(_form, every))


def _row(one: object) -> str:
    from jaganetral.portal.letters.forms import Form, moves_of  # noqa: PLC0415

    assert isinstance(one, Form)
    asked = sorted({f"`{flow}`" for flow, _move in moves_of(one.id)})
    codes = ", ".join(f"{code.code} ({code.confidence})" for code in one.codes)
    return (
        f"| [{one.title.en}](#{one.id}) | {codes or '–'} | {one.issuer} | "
        f"{', '.join(one.written_by)} | {one.to} | {', '.join(asked) or '–'} |"
    )


def _form(one: object) -> str:
    from jaganetral.portal.letters.forms import Form, moves_of  # noqa: PLC0415

    assert isinstance(one, Form)
    lines = [f"### {one.title.id} {{ #{one.id} }}", "", f"{one.use.en} *{one.use.id}*", ""]
    if one.note:
        lines += [one.note.en, ""]
    lines += [
        f"- basis: {basis} – {basis.confidence}"
        + (f" ({_source(basis.source)})" if basis.source else "")
        for basis in one.basis
    ]
    lines += [
        f"- code {code.code} in `{code.flow}`: {code.confidence} ({_source(code.source)})"
        for code in one.codes
    ]
    lines.append(f"- number: `{one.number}`")
    moves = moves_of(one.id)
    if moves:
        lines.append("- steps: " + ", ".join(f"`{flow}.{move}`" for flow, move in moves))
    fields = "; ".join(f"{field.label.id}{'*' if field.required else ''}" for field in one.fields)
    lines.append(f"- fields (* required): {fields}")
    return "\n".join(lines)


def _source(text: str) -> str:
    return f"<{text}>" if text.startswith("https://") and " " not in text else text


def prepare() -> None:
    """Django, for the rulebook's sanctions; nothing is kept."""
    import django  # noqa: PLC0415

    os.environ.setdefault("JAGANETRAL_DATA", tempfile.mkdtemp())
    os.environ.setdefault("JAGANETRAL_LOOPBACK", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jaganetral.portal.settings")
    django.setup()


if __name__ == "__main__":
    prepare()
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
