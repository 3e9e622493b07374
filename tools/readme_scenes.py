"""Put the real output of the scenes into README.md; a test fails when the two differ.

python tools/readme_scenes.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from click.testing import CliRunner

from jaganetral.cli.scenes import scenes

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(<!-- scenes -->\n```text\n).*?(\n```\n<!-- /scenes -->)", re.DOTALL)
_ENVIRONMENT = {"COLUMNS": "92", "NO_COLOR": "1", "JAGANETRAL_LANG": "id"}
_FOOT = re.compile(r"\n\n  Alat bantu bagi manusia, bukan sanksi\. Keputusan .*?\.\n", re.DOTALL)
"""The line under each verdict with its decision and rulebook; it changes with every rule."""


def shown() -> str:
    """What `jaganetral scenes --detail brief` prints, without the ids of the day."""
    result = CliRunner(env={**os.environ, **_ENVIRONMENT}).invoke(scenes, ["--detail", "brief"])
    if result.exception is not None:
        raise result.exception
    return _FOOT.sub("\n", result.output).rpartition("\n\n")[0].rstrip()


def page(text: str) -> str:
    """README with its block of scenes made anew."""
    return BLOCK.sub(lambda found: found[1] + shown() + found[2], text)


if __name__ == "__main__":
    README.write_text(page(README.read_text(encoding="utf-8")), encoding="utf-8")
