"""From a scan to its queue: what is one item, what is not, what stands first, what is drawn."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row, verdict_json
from jaganetral.scan.errors import Busy, ScanError
from jaganetral.scan.triage import Aside, Item, NotItsInput, Triage, read_items, triage

from .conftest import Queued, row, signal, write

CARD = "Bersama Pak Budi Santoso nomor 2 kita bangun kota Padang yang maju dan sejahtera untuk anak"
FOR_BUDI = {
    "signals": [signal("stance", "support", "budi"), signal("mention", "contestant", "budi")]
}


def told(items: list[Item]) -> list[tuple[str, int, list[str]]]:
    return [(item.item, item.copies, sorted(m.id for m in item.members)) for item in items]


def test_copies_are_one_item_and_the_rest_stands_alone(queued: Queued) -> None:
    items = queued(
        [
            row("1", CARD),
            row("2", "Assalamualaikum. " + CARD + " #viral", platform="whatsapp"),
            row("3", CARD.replace("Budi Santoso", "Ani Lestari")),
            row("4", "coblos nomor 1"),
            row("5", "Coblos Nomor 1!!"),
        ]
    )
    assert sorted(sorted(m.id for m in item.members) for item in items) == [
        ["1", "2"],
        ["3"],
        ["4", "5"],
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"action": "share"},
        {"on_duty": True},
        {"actor_kind": "pppk"},
        {"actor_role": "camat"},
        {"quoted_text": "tulisan lain"},
        {"judged": {"rules": ["rule-b"]}},
        {"judged": {"verdict": "caution"}},
        {"judged": {"signals": [signal("stance", "support", "ani")]}},
        {"judged": {"signals": [signal("stance", "oppose", "budi")]}},
        {"judged": {"contests": [{"id": "c", "election": "e", "stages": ["quiet"]}]}},
    ],
)
def test_another_context_is_another_item(queued: Queued, other: dict[str, Any]) -> None:
    assert len(queued([row("1", CARD, judged=FOR_BUDI), row("2", CARD, **other)])) == 2


def test_another_day_place_or_platform_is_none(queued: Queued) -> None:
    items = queued(
        [
            row("1", CARD, at="2024-10-01", region="13.71", judged=FOR_BUDI),
            row("2", CARD, at="2024-10-09", region="Kota Solok", platform="x", judged=FOR_BUDI),
        ]
    )
    assert [item.copies for item in items] == [2]
    assert items[0].region in ("13.71", "13.72")


def test_small_steps_do_not_glue_different_texts_together(queued: Queued) -> None:
    words = [f"kata{chr(97 + place // 26)}{chr(97 + place % 26)}" for place in range(60)]
    chain = [" ".join(words[start : start + 30]) for start in range(0, 31, 3)]
    items = queued([row(str(place), text) for place, text in enumerate(chain)])
    for item in items:
        places = sorted(int(member.id) for member in item.members)
        assert places[-1] - places[0] <= 6, "further apart than two steps from one leader"
    assert sorted(int(m.id) for item in items for m in item.members) == list(range(len(chain)))


POOL = [
    row("a", CARD, reach=10),
    row("b", CARD + " salam dari kampung", reach=5_000),
    row("c", "Assalamualaikum bapak ibu semua. " + CARD),
    row("d", CARD, action="comment", quoted_text="Ayo ke Padang"),
    row("e", CARD, action="comment", quoted_text="Ayo ke Padang!"),
    row("f", "menang", judged={"confidence": 0.6}),
    row("g", "MENANG", judged={"confidence": 0.7}),
    row("h", CARD, judged=FOR_BUDI),
    row("i", "", action="like", quoted_text=CARD),
    row("j", "", action="like", quoted_text=CARD + " #viral"),
    row("k", "hari ini cerah", level="allowed"),
]


@given(st.permutations(POOL))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_order_of_the_input_changes_no_item(queued: Queued, rows: list[dict[str, Any]]) -> None:
    first, again = queued(POOL), queued(rows)
    assert told(again) == told(first)
    assert [item.conduct for item in again] == [item.conduct for item in first]
    flagged = [member.id for item in again for member in item.members]
    assert sorted(flagged) == sorted(set(flagged)) == list("abcdefghij")


def test_the_weightiest_stands_first(queued: Queued) -> None:
    crime = {"sanction_level": "criminal", "category": "criminal"}
    items = queued(
        [
            row("light", "satu", judged={"sanction_level": "light"}),
            row("crime", "dua", judged=crime),
            row("unsure crime", "tiga", judged=crime | {"confidence": 0.2}),
            row("seen by many", "empat", judged={"sanction_level": "light"}, views=1_000_000),
            row("seen by none", "lima", judged={"sanction_level": "light"}, views="0"),
        ]
    )
    assert [item.conduct.id for item in items] == [
        "crime", "seen by many", "light", "unsure crime", "seen by none",
    ]  # fmt: skip
    assert [item.reach for item in items] == [None, 1_000_000, None, None, 0]


def test_reach_is_summed_over_copies_and_an_answer_reaches_whom_its_post_did(
    queued: Queued,
) -> None:
    items = queued(
        [
            row("post", CARD, level="allowed", reach="12.500"),
            row("a", "menang", action="comment", in_reply_to="post"),
            row("b", "menang", action="comment", in_reply_to="post", reach=7),
            row("c", "kalah", action="comment", in_reply_to="nowhere"),
        ]
    )
    by_text = {item.conduct.text: item for item in items}
    assert by_text["menang"].reach == 12_507
    assert by_text["menang"].conduct.quoted_text == CARD
    assert by_text["kalah"].reach is None


def test_comments_are_told_apart_by_what_they_answer(queued: Queued) -> None:
    answered = [
        row("one", CARD, level="allowed"),
        row("other", "resep rendang bunda", level="allowed"),
        row("copy", CARD.upper(), level="allowed"),
    ]
    comments = [
        row(f"on {parent}", "setuju", action="comment", in_reply_to=parent)
        for parent in ("one", "other", "copy", "gone", "lost")
    ]
    items = queued([*answered, *comments])
    assert sorted(sorted(m.id for m in item.members) for item in items) == [
        ["on copy", "on one"],
        ["on gone"],
        ["on lost"],
        ["on other"],
    ]


def test_what_was_not_flagged_is_drawn_with_its_chance(queued: Queued) -> None:
    rows = [row(str(n), f"hari {n}", level="allowed") for n in range(60)]
    rows += [row(f"u{n}", f"apa {n}", level="undetermined", platform="x") for n in range(3)]
    items = queued([*rows, row("flagged", "menang")], sample=20)
    rest = [item for item in items if item.stratum == "unflagged"]
    assert items[0].stratum == "flagged"
    assert {item.verdict for item in rest} == {"allowed", "undetermined"}
    assert {item.score for item in rest} == {0.0}
    for level, count in (("allowed", 60), ("undetermined", 3)):
        weights = [1 / item.inclusion for item in rest if item.verdict == level]
        assert round(sum(weights)) == count


def test_what_an_item_tells_of_its_members(queued: Queued) -> None:
    rows = [
        row(f"{n:03}", CARD, username=f"akun{n}", link=f"https://x.example/{n}", views=n)
        for n in range(70)
    ]
    rows.append(row("bad", CARD, permalink="javascript:alert(1)"))
    (item,) = queued(rows)
    assert (item.copies, len(item.members)) == (71, 50)
    assert item.members[0].account == "akun69"
    assert item.members[0].url == "https://x.example/69"
    assert item.members[0].row == 70
    assert item.judged["rules"] == ["rule-a"]
    (named,) = queued(rows, aside=Aside(account=("link",)))
    assert named.members[0].account == "https://x.example/69"


def test_earlier_sights_are_told(queued: Queued) -> None:
    sights = [
        signal("time", "seen_before") | {"text": "2019-03-02, lama.jsonl, baris 4"},
        signal("time", "seen_before", source="photo:a.jpg") | {"text": "2018-01-01"},
    ]
    (item,) = queued([row("1", CARD, judged={"signals": sights})])
    assert [(s.on, s.where, s.what) for s in item.seen_before] == [
        ("2019-03-02", "lama.jsonl, baris 4", "text"),
        ("2018-01-01", "", "photo"),
    ]


def test_the_same_scan_gives_the_same_bytes_and_a_failure_leaves_the_old_queue(
    tmp_path: Path,
) -> None:
    source, output = write(tmp_path, POOL)
    queue = tmp_path / "queue.jsonl"
    job = Triage(output=str(output), input=str(source), queue=queue)
    ended = triage(job)
    assert (ended.flagged, ended.rest, ended.sampled) == (10, 1, 1)
    first = queue.read_bytes()
    triage(job)
    assert queue.read_bytes() == first
    output.write_bytes(output.read_bytes()[:-40])
    with pytest.raises(ScanError):
        triage(job)
    assert queue.read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "posts.jsonl", "posts.out.jsonl", "queue.jsonl",
    ]  # fmt: skip


def test_rows_without_a_verdict_are_passed_over(queued: Queued, tmp_path: Path) -> None:
    refused = row("1", "ditolak")
    refused["judged"] = None
    (tmp_path / "posts.out.jsonl.rejected.jsonl").write_text(
        '{"row":1,"offset":0,"id":"1","field":"at","reason":"x"}\n'
    )
    items = queued([refused, row("1", "menang"), refused, row("2", "kalah")])
    assert sorted((item.conduct.text or "", item.members[0].row) for item in items) == [
        ("kalah", 4),
        ("menang", 2),
    ]


def test_another_input_is_refused(tmp_path: Path) -> None:
    source, output = write(tmp_path, [row("1", "menang"), row("2", "kalah")])
    source.write_text(source.read_text().splitlines()[0] + "\n")
    with pytest.raises(NotItsInput, match="id 2"):
        triage(Triage(output=str(output), input=str(source), queue=tmp_path / "q.jsonl"))
    assert not (tmp_path / "q.jsonl").exists()


def test_brief_verdicts_are_refused(tmp_path: Path) -> None:
    source, output = write(tmp_path, [row("1", "menang")])
    output.write_text('{"id":"1","verdict":"prohibited"}\n')
    with pytest.raises(ScanError, match="--detail full"):
        triage(Triage(output=str(output), input=str(source), queue=tmp_path / "q.jsonl"))


def test_two_at_once_on_one_queue_are_refused(tmp_path: Path) -> None:
    import fcntl

    source, output = write(tmp_path, [row("1", "menang")])
    with (tmp_path / "q.jsonl.part").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Busy):
            triage(Triage(output=str(output), input=str(source), queue=tmp_path / "q.jsonl"))


def test_parquet_and_csv_outputs_are_sorted_the_same(tmp_path: Path) -> None:
    from jaganetral.scan.forms import form_of

    source, output = write(tmp_path, POOL)
    lines = output.read_bytes().splitlines()
    queues = []
    for suffix in (".jsonl", ".parquet", ".csv"):
        other = tmp_path / f"again{suffix}"
        form = form_of(str(other))
        other.write_bytes(form.head() + form.part(lines))
        queue = tmp_path / f"queue{suffix}.jsonl"
        triage(Triage(output=str(other), input=str(source), queue=queue, sample=0))
        queues.append([(item.item, item.judged["rules"]) for item in read_items(queue)])
    assert queues[0] == queues[1] == queues[2]


def test_with_verdicts_of_the_checker(tmp_path: Path) -> None:
    fields = {"at": "2024-10-10", "region": "13.71", "actor_kind": "pns", "action": "post"}
    texts = [CARD + ", ayo coblos nomor 2", "ayo coblos nomor 2 " + CARD, "Selamat pagi semua"]
    rows, checker = [], Checker.load()
    for number, text in enumerate(texts):
        conduct, _notes = conduct_from_row({"id": str(number), "text": text, **fields})
        judged = json.loads(verdict_json(checker.check(conduct)))
        rows.append({"row": {"id": str(number), "text": text, **fields}, "judged": judged})
    source, output = write(tmp_path, rows)
    queue = tmp_path / "q.jsonl"
    triage(Triage(output=str(output), input=str(source), queue=queue))
    items = list(read_items(queue))
    assert {item.stratum for item in items} == {"flagged", "unflagged"}
    assert items[0].severity > 0
    assert items[0].judged["reasons"]
