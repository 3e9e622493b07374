"""Sides: support, oppose, neither; and what never takes one."""

from __future__ import annotations

import pytest

from jaganetral.model import Conduct

ROWS = [
    ("saya dukung Kartikawati", "support"),
    ("semoga Suryanegara amanah dan menang", "support"),
    ("Suryanegara lanjutkan 2 periode", "support"),
    ("gaspol wirasaba", "support"),
    ("all in Kartikawati", "support"),
    ("Kartikawati pasti menang", "support"),
    ("Suryanegara tetap di hati", "support"),
    ("Suryanegara 🔥🔥🔥", "support"),
    ("bu Kartikawati ❤️👍", "support"),
    ("kami sekeluarga bolone Wirasaba", "support"),
    ("Wirasaba layak jadi bupati", "support"),
    ("#KartikawatiMenang", "support"),
    ("jangan ragu, Suryanegara pilihan tepat", "support"),
    ("Suryanegara hebat, merakyat, jujur", "support"),
    ("menurutku Suryanegara bagus", "support"),
    ("gue sih Suryanegara aja", "support"),
    ("jangan pilih Suryanegara", "oppose"),
    ("Suryanegara pembohong", "oppose"),
    ("Suryanegara korup", "oppose"),
    ("Kartikawati antek asing", "oppose"),
    ("tumbangkan Wirasaba", "oppose"),
    ("asal bukan Wirasaba", "oppose"),
    ("Kartikawati tidak amanah", "oppose"),
    ("Suryanegara gak becus, janji palsu", "oppose"),
    ("ogah pilih Wirasaba", "oppose"),
    ("Wirasaba 🤮", "oppose"),
    ("Suryanegara datang ke pasar", "neither"),
    ("KPU menetapkan Suryanegara nomor urut 1", "neither"),
    ("Bupati meresmikan jembatan, kata Suryanegara menurut Antara", "neither"),
    ("siapa yang menang, Suryanegara atau Kartikawati?", "neither"),
    ("saya netral, bukan dukung Kartikawati", "neither"),
    ("selamat ulang tahun pak Suryanegara", "neither"),
    ("terima kasih pak Suryanegara 🙏", "neither"),
    ("selamat ulang tahun bu Kartikawati 🎉", "neither"),
    ("ketemu Suryanegara di bandara", "neither"),
    ("bukan mendukung Suryanegara, cuma berfoto", "neither"),
    ("Kerja nyata, rakyat sejahtera. #Suryanegara", "support"),
    ("Suryanegara dan Kartikawati debat malam ini", "neither"),
    ("apakah Kartikawati menang?", "neither"),
]


@pytest.mark.parametrize(("text", "value"), ROWS, ids=[r[0] for r in ROWS])
def test_the_side_taken(read, text, value):
    found = {s.value for s in read(text) if s.kind == "stance"}
    assert found == {value}


SILENT = [
    "semoga pemilu lancar dan damai",
    "Bawaslu mengimbau ASN netral",
    "terima kasih KPU, kerja hebat",
    "mantap, keren sekali kopinya",
    "persib pasti menang 🔥🔥",
    "dukung timnas garuda menang",
    "pilihan saya nasi padang",
    "gaspol kerja hari ini 💪",
    "all in belajar buat ujian",
    "bos saya pembohong",
    "kapok naik kereta itu",
    "Bupati keren, jalan sudah mulus",
    "lanjutkan hidup dengan semangat",
    "dua periode haid terlewat",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_side_without_a_contestant(read, both, text):
    assert [(s.kind, s.value) for s in read(text, both) if s.kind in {"stance", "call_to_vote"}
            and s.value != "neither"] == []  # fmt: skip


UNNAMED = [
    ("saya mendukung sepenuhnya, sampai jumpa 27 November", True),
    ("kami siap memenangkan di pilkada nanti", True),
    ("saya sudah nyoblos di tps 3", False),
    ("saya mendukung pemilu damai, netral", False),
    ("saya dukung persebaya", False),
    ("kamu dukung siapa di pilkada?", False),
]


@pytest.mark.parametrize(("text", "taken"), UNNAMED, ids=[u[0] for u in UNNAMED])
def test_a_side_may_be_taken_without_a_name(read, text, taken):
    found = [s for s in read(text) if s.kind == "stance"]
    assert [(s.value, s.target) for s in found] == ([("support", None)] if taken else [])


def test_two_targets_get_their_own_side(read):
    sides = {
        s.target.id: s.value
        for s in read("Suryanegara jujur dan amanah. Wirasaba pembohong")
        if s.kind == "stance"
    }
    assert sides == {"p1": "support", "p3": "oppose"}


def test_the_same_praise_counts_for_each_of_two(read):
    sides = [s.value for s in read("Suryanegara hebat. Wirasaba hebat.") if s.kind == "stance"]
    assert sides == ["support", "support"]


def test_an_answer_takes_the_side_towards_whom_the_post_is_about(perceiver, setting):
    conduct = Conduct(id="-", text="👍👍 mantap", quoted_text="Bersama Kartikawati Ningrum")
    found = [s for s in perceiver.perceive(conduct, setting)
             if s.kind == "stance" and s.source == "text"]  # fmt: skip
    assert [(s.value, s.target.id) for s in found] == [("support", "p2")]


def test_an_answer_to_an_account_of_a_contestant(perceiver, setting):
    conduct = Conduct(
        id="-",
        text="lanjutkan pak!",
        action="comment",
        target="@suryanegara",
        target_kind="contestant",
    )
    found = [s for s in perceiver.perceive(conduct, setting) if s.kind == "stance"]
    assert [(s.value, s.target.id) for s in found] == [("support", "p1")]


def test_a_narrative_gives_mentions_and_numbers_only(perceiver, setting):
    conduct = Conduct(id="-", narrative="Camat mengunggah dukungan bagi Suryanegara nomor urut 1")
    found = perceiver.perceive(conduct, setting)
    assert {(s.kind, s.source) for s in found} == {
        ("mention", "narrative"),
        ("number", "narrative"),
    }


def test_another_reader_takes_the_seat(read, setting):
    from jaganetral.perception import Perceiver, Stance
    from tests.perception.conftest import Register

    def reader(marked, mentions):
        return [Stance(m.target, "oppose", 0.5, m.first, m.last) for m in mentions]

    perceiver = Perceiver(Register(), stance=reader)
    found = perceiver.perceive(Conduct(id="-", text="Suryanegara hebat"), setting)
    assert [s.value for s in found if s.kind == "stance"] == ["oppose"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("caleg kami ini keren, semoga terpilih", {"support"}),
        ("calon bupati kita pasti menang", {"support"}),
        ("semoga terpilih caleg yang bersih", set()),
        ("semoga terpilih calon yang amanah, siapa pun itu", set()),
        ("menurut warga paslon 2 hebat", {"neither"}),
    ],
)
def test_one_in_particular_is_somebody_and_whoever_is_like_that_is_nobody(read, text, sides):
    assert {s.value for s in read(text) if s.kind == "stance"} <= sides
