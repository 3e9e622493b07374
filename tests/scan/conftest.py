"""A judge that only echoes: what is tested here is the way of the rows, not the law."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
import pytest

from jaganetral.checker import Fault
from jaganetral.model import Conduct, Verdict
from jaganetral.scan import Job, Summary, read_mapping, scan


class Echo(msgspec.Struct, frozen=True):
    """Opens a judge that only echoes."""

    rulebook: str = "b"
    folder: Path | None = None

    @property
    def rests_on(self) -> tuple[str, str]:
        return self.rulebook, "no models"

    def __call__(self) -> "Echo":
        return self.judge  # type: ignore[return-value]

    def judge(
        self, conducts: Sequence[Conduct], *, notes: Sequence[tuple[str, ...]], today: date
    ) -> list[Verdict | Fault]:
        pairs = zip(conducts, notes, strict=True)
        return [echo(conduct, notes=note, today=today) for conduct, note in pairs]


def echo(conduct: Conduct, *, notes: tuple[str, ...], today: date) -> Verdict | Fault:
    """Allowed, with what was read in the summary."""
    if conduct.text == "fault":
        return Fault("ZeroDivisionError: the judge stumbled")
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
        fields = options.pop("mapping", None)
        if isinstance(fields, dict):
            path = self.write("mapping.yaml", msgspec.yaml.encode(fields))
            options["mapping"] = read_mapping(path)
        opener = options.pop("opener", Echo())
        options = {"report": False} | options
        job = Job(input=source, output=self.folder / output, language="en", **options)  # type: ignore[arg-type]
        return scan(job, opener)  # type: ignore[arg-type]

    def read(self, name: str = "out.jsonl") -> bytes:
        return (self.folder / name).read_bytes()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
