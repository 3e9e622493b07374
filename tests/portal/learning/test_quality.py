"""How the questions do: figures over many people, and nothing about one."""

from __future__ import annotations

import math
import random
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from jaganetral.portal.learning.bank import Bank, Question
from jaganetral.portal.learning.models import Answer, Learner
from jaganetral.portal.learning.quality import STEP, Quality, qualities
from jaganetral.portal.people.roles import Role
from tests.portal.people.conftest import Make, sign_in

from .conftest import answer_many


def people(many: int) -> list[Learner]:
    return Learner.objects.bulk_create(Learner() for _ in range(many))


def some(questions: Bank, many: int) -> list[Question]:
    return list(questions.questions.values())[:many]


def of(question: Question) -> Quality:
    return next(one for one in qualities() if one.question.id == question.id)


@pytest.mark.django_db
def test_figures_appear_with_the_tenth_answer_and_move_with_the_twentieth(questions: Bank) -> None:
    (one,) = some(questions, 1)
    crowd = people(25)
    answer_many(one, right=[True] * 9, learners=crowd[:9])
    assert of(one) == Quality(one)
    answer_many(one, right=[False], learners=crowd[9:10])
    tenth = of(one)
    assert (tenth.people, tenth.right) == (10, 0.9)
    answer_many(one, right=[False] * 9, learners=crowd[10:19])
    assert of(one) == tenth  # nobody's answer can be read from two looks
    answer_many(one, right=[False], learners=crowd[19:20])
    assert (of(one).people, of(one).right) == (20, 0.45)
    assert STEP == 10


@pytest.mark.django_db
def test_no_figure_of_any_question_moves_by_one_more_answer(questions: Bank) -> None:
    """Discrimination rests on other questions too: those count in whole tens as well."""
    rng = random.Random(3)
    several, crowd = some(questions, 8), people(20)
    for one in several:
        answer_many(one, right=[rng.random() < 0.6 for _ in crowd], learners=crowd)
    before = qualities()
    extra = people(1)
    answer_many(several[0], right=[False], learners=extra)
    assert qualities() == before


@pytest.mark.django_db
def test_discrimination_is_the_correlation_with_the_rest(questions: Bank) -> None:
    """Against the figure by hand, for a question that sorts people and one that is upside down."""
    rng = random.Random(5)
    several, crowd = some(questions, 9), people(60)
    able = [rng.gauss(0, 1.5) for _ in crowd]
    table = []
    for number, one in enumerate(several):
        sign = -1 if number == 8 else 1
        right = [rng.random() < 1 / (1 + math.exp(-sign * level)) for level in able]
        table.append([float(each) for each in right])
        answer_many(one, right=right, learners=crowd)
    found = {one.question.id: one for one in qualities()}
    for number, one in enumerate(several):
        figures = found[one.id]
        shares = [sum(row) / len(row) for row in table]
        rest = [
            sum(table[j][i] - shares[j] for j in range(9) if j != number) / 8
            for i in range(len(crowd))
        ]
        assert figures.discrimination == pytest.approx(pearson(table[number], rest), abs=1e-6)
        assert figures.right == pytest.approx(shares[number])
        assert figures.right_from < shares[number] < figures.right_to
        low, high = figures.discrimination_from, figures.discrimination_to
        assert low < (figures.discrimination or 0) < high
    upside_down = found[several[8].id]
    assert "negative" in upside_down.flags
    assert qualities()[0].flags  # what its author should look at comes first


def pearson(left: list[float], right: list[float]) -> float:
    x, y = sum(left) / len(left), sum(right) / len(right)
    both = sum((a - x) * (b - y) for a, b in zip(left, right, strict=True))
    return float(
        both / math.sqrt(sum((a - x) ** 2 for a in left) * sum((b - y) ** 2 for b in right))
    )


@pytest.mark.django_db
def test_extreme_difficulty_is_flagged_and_later_answers_measure_nothing(questions: Bank) -> None:
    easy, hard = some(questions, 2)
    crowd = people(40)
    answer_many(easy, right=[True] * 40, learners=crowd)
    answer_many(hard, right=[False] * 40, learners=crowd)
    assert of(easy).flags == ("easy",)
    assert of(hard).flags == ("hard",)
    Answer.objects.filter(item_id=hard.id).update(first=False)
    assert of(hard) == Quality(hard)


@pytest.mark.django_db
def test_all_figures_come_from_one_query(questions: Bank, django_assert_num_queries: Any) -> None:
    for one in some(questions, 12):
        answer_many(one, right=[True, False] * 10, learners=people(20))
    with django_assert_num_queries(1):
        found = qualities()
    assert len(found) == len(questions.questions)


def test_authors_see_the_page_and_nobody_else_does(
    tree: SimpleNamespace, person: Make, client: Client, questions: Bank
) -> None:
    assert client.get("/belajar/soal/").status_code == 302  # to the sign-in
    one = some(questions, 1)[0]
    answer_many(one, right=[True] * 9, learners=people(9))
    for role, code in ((Role.ADVISER, 200), (Role.EMPLOYEE, 403), (Role.PPK, 403)):
        who = Client()
        sign_in(who, person(role, tree.office))
        answer = who.get("/belajar/soal/")
        assert answer.status_code == code, role
        if code == 200:
            page = answer.content.decode()
            assert "di bawah 10" in page
            assert "1,00" not in page  # nine right of nine: not told
            assert str(Learner.objects.first()) not in page
