"""Spell the English of code, comments and pages: codespell, less what is right in Indonesian.

    uv run --frozen --project tools/spelling python tools/spelling/english.py

The two languages stand side by side here, and codespell takes `foto` for a mistake of `photo`. A
word that the Indonesian lexicon knows is let through. Ends with 1 where anything is left.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from lexicon import Lexicon

TOP = Path(__file__).parents[2]
FINDING = re.compile(r"^\S+:\d+: (?P<word>\S+) ==> ")


def main() -> int:
    command = [sys.executable, "-m", "codespell_lib", "--toml", "pyproject.toml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=TOP)
    lexicon = Lexicon()
    left = []
    for line in done.stdout.splitlines():
        finding = FINDING.match(line)
        if finding is None or not (
            len(finding["word"]) < 4 or lexicon.knows(finding["word"].strip("'"))
        ):
            left.append(line)
    if done.returncode not in (0, 65) and done.stderr:
        left.append(done.stderr)
    print("\n".join(left), file=sys.stderr, end="\n" if left else "")
    print(f"English: {len(left)} unknown")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
