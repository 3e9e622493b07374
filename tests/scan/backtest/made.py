"""Labels as the portal gives them, and rows that were judged."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import strategies as st

from jaganetral.law.rulebook import DATA
from jaganetral.model import Conduct
from jaganetral.scan.backtest import Judged, Label
from jaganetral.scan.backtest.judging import Answer
from jaganetral.scan.backtest.labels import DECISIONS

CALL = "Ayo pilih paslon nomor urut 2 untuk wali kota!"
GREETING = "Selamat pagi, semoga sehat selalu."
RULE = "skb22-d2-online-campaign"
"""One of the rules by which the call is judged."""


def line(n: int, text: str = CALL, **over: Any) -> dict[str, Any]:
    """A label; what is named replaces what stands there, None takes it away."""
    told = {
        "conduct": {"id": f"butir-{n}", "action": "post", "actor_kind": "pns", "at": "2024-11-01",
                    "platform": "facebook", "region": "13.71", "text": text},
        "decision": "breach", "rules": [], "decided_at": "2026-11-20T08:00:00+00:00",
        "reviewers": 2, "item": f"butir-{n}", "rulebook": "0" * 16 + ".12345678",
        "scan": "ab" * 32,
        "provenance": {"source": "unggahan.jsonl", "stratum": "flagged", "inclusion": 1.0,
                       "copies": 1, "agreement": "two",
                       "aid": {"verdict": "prohibited", "rules": []}},
    }  # fmt: skip
    return {name: value for name, value in (told | over).items() if value is not None}


def file_of(folder: Path, rows: list[Any]) -> Path:
    """The labels as a file; a string is a line as it stands."""
    path = folder / "label.jsonl"
    lines = [row.encode() if isinstance(row, str) else msgspec.json.encode(row) for row in rows]
    path.write_bytes(b"".join(one + b"\n" for one in lines))
    return path


def law_folder(folder: Path, status: str) -> Path:
    """The law that ships, with the status of RULE changed."""
    made = folder / status
    shutil.copytree(DATA, made)
    path = made / "rules" / "skb_2022.yaml"
    text = path.read_text(encoding="utf-8")
    begins = f"  - id: {RULE}\n"
    assert text.count(begins) == 1
    path.write_text(text.replace(begins, f"{begins}    status: {status}\n"), encoding="utf-8")
    return made


_answers = st.builds(
    Answer,
    level=st.sampled_from(["prohibited", "caution", "allowed", "undetermined"]),
    rules=st.lists(st.sampled_from(["a", "b", "c"]), unique=True).map(tuple),
)


@st.composite
def judged_rows(draw: st.DrawFn) -> list[Judged]:
    """Rows of both strata with any decision, as both rulebooks could have judged them."""
    many = draw(st.integers(0, 30))
    return [
        Judged(
            label=Label(
                line=n + 1,
                item=str(n),
                conduct=Conduct(id=str(n)),
                decision=draw(st.sampled_from(DECISIONS)),
                rules=draw(st.lists(st.sampled_from(["a", "b"]), unique=True).map(tuple)),
                drawn=drawn,
                weight=draw(st.sampled_from([3.0, 7.5, 40.0])) if drawn else 1.0,
                day=None,
                rulebook="",
            ),
            old=draw(_answers),
            new=draw(_answers),
        )
        for n, drawn in enumerate(draw(st.lists(st.booleans(), min_size=many, max_size=many)))
    ]
