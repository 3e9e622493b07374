"""What the readings of the rows settle to, and the tables that the guide shows of them."""

import os
from pathlib import Path

import pytest

pytest.importorskip("openpyxl", reason="the train extra is not installed")

from training.text.agreement import GUIDE, HEADING, interval, neutral_negatives, of_class, page
from training.text.reading import EXPLICIT, KINDS, NEVER_SIDES, STANCES, Reading, read_readings
from training.text.settling import FOLDER, BadLabels, read_heard, read_labels, settle
from training.text.texts import load

SHARED = Path(os.environ.get("JAGANETRAL_SHARED", "../shared")) / "data/texts"


def _read(*codes: str) -> list[Reading]:
    return [Reading("k", *code.split()) for code in codes]


@pytest.mark.parametrize(
    ("readings", "last", "settled"),
    [
        (("s opin 2", "s opin 2"), None, "s opin 2 | 1 2 | agreed"),
        (("s opin 2", "s opin 2", "n opin 0"), None, "s opin 2 | 1 2 | agreed"),
        (("s opin 2", "n opin 0", "n opin 0"), None, "n opin 0 | 1 2 3 | majority"),
        (("s opin 2", "s camp 1", "s camp 2"), None, "s camp 2 | 1 2 3 | majority"),
        (("s opin 2", "s camp 1", "n camp 0"), None, None),  # the openness stays open
        (("s opin 2", "n opin 0"), None, None),
        (("s opin 2", "n opin 0"), "n opin 0", "n opin 0 | 1 2 adjudicator | adjudicated"),
        (("s opin 2", "n opin 0", "o opin 1"), "o opin 1",
         "o opin 1 | 1 2 3 adjudicator | adjudicated"),
        (("s opin 1", "n news 0", "s news 1"), None, None),  # news takes no side
    ],
)  # fmt: skip
def test_readings_settle(readings: tuple[str, ...], last: str | None, settled: str | None) -> None:
    found = settle("k", _read(*readings), _read(last)[0] if last else None)
    assert (found and "{} {} {} | {} | {}".format(*found)) == settled


def test_the_interval_holds_its_kappa_and_narrows_with_more_rows() -> None:
    one, other = list("aabbabab"), list("aabbabaa")
    k, low, high = interval(one, other)
    assert k == pytest.approx(0.75)
    assert low < k < high
    assert interval(one * 9, other * 9)[1] > low
    assert interval(one, one) == (1, 1, 1)


def test_the_kappa_of_a_class_is_that_against_all_others() -> None:
    one = _read("s opin 2", "n opin 0", "n opin 0", "o opin 1")
    other = _read("s opin 1", "n opin 0", "n every 0", "n opin 0")
    pairs = list(zip(one, other, strict=True))
    assert of_class(pairs, lambda r: r.stance, "s") == (1.0, 1, 1)
    assert of_class(pairs, lambda r: r.stance, "o") == (0.0, 1, 0)


def test_labels_obey_the_guide_and_suffice() -> None:
    labels = read_labels()
    assert len(labels) == len({x.key for x in labels}) >= 3000
    assert neutral_negatives(labels) >= 1000
    assert {x.language for x in labels} == {"indonesian", "javanese", "sundanese"}
    for x in labels:
        assert len(x.key) == 16
        assert int(x.key, 16) >= 0
        assert x.stance in STANCES
        assert x.kind in KINDS
        assert x.explicit in EXPLICIT
        assert (x.stance == "n") == (x.explicit == "0")
        assert x.stance == "n" or (x.kind not in NEVER_SIDES and x.target != "-")


def test_the_stored_labels_are_those_that_the_readings_settle_to() -> None:
    readings = [read_readings(FOLDER / f"reading{n}.tsv") for n in (1, 2, 3)]
    last = read_readings(FOLDER / "adjudicated.tsv")
    labels = {x.key: x for x in read_labels()}
    assert labels.keys() == readings[0].keys() == readings[1].keys()
    for key, x in labels.items():
        found = settle(key, [r[key] for r in readings if key in r], last.get(key))
        assert found == (x.stance, x.kind, x.explicit, x.read_by, x.how)
    assert read_heard().keys() <= labels.keys()


def test_the_guide_shows_the_tables_of_the_stored_labels() -> None:
    readings = [read_readings(FOLDER / f"reading{n}.tsv") for n in (1, 2, 3)]
    shown = GUIDE.read_text("utf-8")
    assert shown[shown.index(HEADING) :] == page(read_labels(), readings)


def test_columns_that_are_not_those_of_settling_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.tsv"
    path.write_text("key\tstance\n")
    with pytest.raises(BadLabels, match="expected the columns key, set"):
        read_labels(path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public sets are not here")
def test_every_label_belongs_to_a_row_of_its_set_and_target() -> None:
    rows = {row.key: row for row in load(SHARED)}
    for x in read_labels():
        assert (rows[x.key].set, rows[x.key].target) == (x.set, x.target)
