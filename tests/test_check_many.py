"""Many conducts at once: the same verdicts, to the byte, as one by one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral import checker as door
from jaganetral.checker import Checker, Fault
from jaganetral.contract import verdict_json
from jaganetral.elections import BadMoment
from jaganetral.model import Conduct, Signal, Verdict
from jaganetral.perception.photo import PhotoReading

TODAY = date(2024, 10, 10)
CHECKER = Checker.load()
CHECKER._judged = door.MANY  # as prepared as it gets

WORDS = ("makan bakso", "coblos nomor 2", "paslon 02", "Fadly Amran", "semoga menang", "ayo ke tps",
         "jangan golput", "capek kerja", "kata bupati", "KPU tetapkan calon", "setuju", "🔥",
         "02", "pilih", "hujan", "ya", "gunakan hak pilih", "rahasia", "surat", "caleg",
         "tolak")  # fmt: skip
TEXT = st.none() | st.just("") | st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(
    " ".join
)  # fmt: skip
GESTURE = Signal(kind="gesture", value="number:2", confidence=0.8, source="photo:a.jpg",
                 box=(10.0, 10.0, 20.0, 20.0))  # fmt: skip
PHOTOS = st.sampled_from((
    (),
    (PhotoReading(name="a.jpg", sha256="0" * 64, width=100, height=100, signals=(GESTURE,)),),
    (PhotoReading(name="a.jpg", sha256=None, width=9, height=9, unread=("hands",), notes=("x",)),),
))  # fmt: skip
CONDUCTS = st.builds(
    Conduct,
    id=st.sampled_from(("1", "é", '"')),
    at=st.sampled_from(
        (None, "2024-10-10", "2024-11-27T08:00:01+07:00", "2024-11-27T09:30", "2024", "2024-09",
         "2019-04", "2025-06-01", "no day")
    ),
    region=st.sampled_from((None, "13.71", "Kota Padang", "32", "nowhere")),
    actor_kind=st.sampled_from((None, "pns", "private", "village_official", "unknown")),
    actor_role=st.sampled_from((None, "camat", "guru PPPK")),
    action=st.sampled_from((None, "post", "like", "comment", "share", "photo", "attend", "other")),
    platform=st.sampled_from((None, "facebook", "offline")),
    audience=st.sampled_from((None, "private")),
    authorship=st.sampled_from((None, "hijacked")),
    deleted=st.sampled_from((None, True)),
    target_kind=st.sampled_from((None, "contestant", "party", "private")),
    target=st.sampled_from((None, "", "unknown", "@fadly_amran", "Info Padang")),
    text=TEXT,
    quoted_text=TEXT,
    taken_at=st.sampled_from((None, None, "2023-01")),
    gesture=st.sampled_from((None, None, "dua jari", "simbol paslon")),
    photos=st.sampled_from(((), ("a.jpg",))),
    shows=st.sampled_from(((), ("contestant",), ("news",))),
    contest=st.sampled_from((None, "governor")),
    stage=st.sampled_from((None, None, "before")),
    narrative=st.sampled_from((None, None, "Camat membagikan poster calon wali kota kemarin.")),
)  # fmt: skip
ROWS = st.lists(
    st.tuples(CONDUCTS, PHOTOS, st.sampled_from(((), ("a note",)))), min_size=1, max_size=4
)


@settings(max_examples=250, deadline=None)
@given(ROWS, st.sampled_from(("id", "en")))
def test_many_are_judged_as_each_by_itself(rows: list[tuple], lang: str) -> None:
    conducts, photos, notes = zip(*rows, strict=True)
    many = CHECKER.check_many(conducts, photos=photos, notes=notes, lang=lang, today=TODAY)
    for conduct, shown, said, found in zip(conducts, photos, notes, many, strict=True):
        try:
            alone = CHECKER.check(conduct, photos=shown, notes=said, lang=lang, today=TODAY)
        except BadMoment as error:
            assert found == Fault(f"BadMoment: {error}")  # noqa: PT017 - it is the one that was met
        else:
            assert isinstance(found, Verdict)
            assert verdict_json(found) == verdict_json(alone)


def test_what_is_remembered_of_one_moment_and_target_is_not_said_of_another() -> None:
    told = [
        Conduct(id=str(n), action="like", actor_kind="pns", region="13.71",
                target_kind="contestant", at=f"2024-10-10T08:0{n}:00+07:00", target=f"@akun{n}")
        for n in range(3)
    ]  # fmt: skip
    for conduct, found in zip(told, CHECKER.check_many(told, today=TODAY), strict=True):
        assert isinstance(found, Verdict)
        assert verdict_json(found) == verdict_json(CHECKER.check(conduct, today=TODAY))
        assert conduct.target in verdict_json(found).decode()


def test_tables_that_are_full_start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Checker(CHECKER.rulebook, CHECKER.registry)
    for table in (small._judge._shapes, small._judge._opinions, small._judge._places):
        monkeypatch.setattr(table, "_most", 1)
    rows = [
        Conduct(id="1", text="halo", action=action, region=place)
        for place in ("13.71", "32")
        for action in ("post", "comment", "post")
    ]
    for conduct, found in zip(rows, small.check_many(rows, today=TODAY), strict=True):
        assert found == small.check(conduct, today=TODAY)


def test_a_conduct_that_cannot_be_judged_costs_no_other() -> None:
    good = Conduct(id="1", text="halo", at="2024-10-10")
    found = CHECKER.check_many([good, Conduct(id="2", at="kemarin"), good], today=TODAY)
    assert isinstance(found[1], Fault)
    assert "BadMoment" in found[1].error
    assert found[0] == found[2] == CHECKER.check(good, today=TODAY)
