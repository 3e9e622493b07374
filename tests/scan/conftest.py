"""A judge that only echoes: what is tested here is the way of the rows, not the law."""

from datetime import date
from pathlib import Path

import pytest

from jaganetral.model import Conduct, Verdict
from jaganetral.scan import Job, Summary, scan


def echo(conduct: Conduct, *, notes: tuple[str, ...], today: date) -> Verdict:
    """Allowed, with what was read in the summary."""
    if conduct.text == "fault":
        raise ZeroDivisionError("the judge stumbled")
    return Verdict(
        id=conduct.id,
        verdict="allowed",
        confidence=0.5,
        category="none",
        sanction_level="none",
        rules=(),
        summary=f"{conduct.text}|{conduct.quoted_text}|{conduct.on_duty}",
        reasons=(),
        missing=(),
        advice=(),
        contests=(),
        signals=(),
        shadow=(),
        notes=notes,
        decision_id=today.isoformat(),
        rulebook="b",
    )


class Desk:
    """Scans files in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, content: bytes | str) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def scan(self, source: Path, output: str = "out.jsonl", **options: object) -> Summary:
        job = Job(input=source, output=self.folder / output, language="en", **options)  # type: ignore[arg-type]
        return scan(job, echo, rulebook="b")

    def read(self, name: str = "out.jsonl") -> bytes:
        return (self.folder / name).read_bytes()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
