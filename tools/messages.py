"""Bring the Indonesian catalogue up to the sentences in the code.

    python tools/messages.py            # add what is missing (empty), drop what is unused
    python tools/messages.py --missing  # only list the sentences without Indonesian

Sentences are the first argument of `_(...)`, `N_(...)` or `case.say(...)`, and must be plain
strings. `tests/test_language.py` uses `sentences` and fails where the two differ.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from jaganetral.language import LANGUAGES, read_catalogue

SOURCE = Path(__file__).parents[1] / "src" / "jaganetral"
CATALOGUE = SOURCE / "locale" / "id" / "LC_MESSAGES" / "jaganetral.po"
MARKS = {"_", "N_", "say"}


def sentences() -> dict[str, str]:
    """Every sentence that is marked in the code, with the first file that has it."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.is_relative_to(SOURCE / "portal"):
            continue  # Django's catalogues: tools/catalogues.py
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            func = node.func
            name = getattr(func, "id", None) or getattr(func, "attr", None)
            if isinstance(func, ast.Call):  # translator(language)("…")
                name = {"translator": "_", "spoken": "_"}.get(getattr(func.func, "id", ""))
            first = node.args[0]
            plain = isinstance(first, ast.Constant) and isinstance(first.value, str)
            if name in MARKS and plain and first.value not in LANGUAGES:
                found.setdefault(first.value, path.relative_to(SOURCE).as_posix())
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def quoted(text: str) -> str:
    """`text` as a .po string."""
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def main() -> int:
    known = dict(read_catalogue(CATALOGUE))
    wanted = sentences()
    missing = [sentence for sentence in wanted if not known.get(sentence)]
    if "--missing" in sys.argv:
        print("\n".join(missing))
        return 1 if missing else 0
    head = CATALOGUE.read_text(encoding="utf-8").split("\n\n")[0]
    parts = [head]
    file = None
    for sentence, where in wanted.items():
        lines = [] if where == file else [f"#: {where}"]
        file = where
        lines += [f"msgid {quoted(sentence)}", f"msgstr {quoted(known.get(sentence, ''))}"]
        parts.append("\n".join(lines))
    CATALOGUE.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    dropped = sum(1 for sentence in known if sentence not in wanted)
    print(f"{len(wanted)} sentences, {len(missing)} without Indonesian, {dropped} dropped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
