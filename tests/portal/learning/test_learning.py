"""Ability, memory and mastery: what an answer changes, and who is asked again when."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.door import checker
from jaganetral.portal.learning.answering import Given, finish, read_answer, take
from jaganetral.portal.learning.bank import Bank, Question
from jaganetral.portal.learning.choosing import Known, choose
from jaganetral.portal.learning.errors import BadAnswer
from jaganetral.portal.learning.models import Answer, Item, Learner, Mastery
from jaganetral.portal.learning.rating import GUESSING, TARGET, expected, moved
from jaganetral.portal.learning.remembering import LONGEST, RETENTION, Memory, after
from jaganetral.portal.learning.selectors import (
    changed,
    due,
    progress,
    progress_of,
    touched_by_a_change,
)
from jaganetral.portal.learning.substance import substance, substances

from .conftest import Changed

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
LIKE, FOLLOW = "skb22-d6-react-join", "skb22-follow"
RIGHT_OR_WRONG = st.lists(st.booleans(), min_size=1, max_size=40)


def about(questions: Bank, rule: str) -> Question:
    return next(one for one in questions.questions.values() if one.rule == rule)


def answer(learner: Learner, one: Question, *, right: bool = True, sure: str = "") -> None:
    wrong = "allowed" if one.answer != "allowed" else "prohibited"
    take(learner, one, Given(one.answer if right else wrong, sure), uuid.uuid4())


# --- ratings --------------------------------------------------------------------------------------


@given(st.floats(-8, 8), st.floats(-8, 8))
def test_the_chance_of_a_right_answer_is_never_below_guessing(able: float, hard: float) -> None:
    chance = expected(able, hard)
    assert GUESSING <= chance <= 1
    assert expected(able + 1, hard) >= chance >= expected(able, hard + 1)


@given(st.floats(-4, 4), st.integers(0, 200), st.floats(-4, 4), st.integers(0, 200))
def test_a_right_answer_raises_the_learner_and_eases_the_question(
    able: float, answered: int, hard: float, times: int
) -> None:
    up, easier = moved(able, answered, hard, times, right=True)
    down, harder = moved(able, answered, hard, times, right=False)
    assert up >= able >= down
    assert easier <= hard <= harder
    later, _hard = moved(able, answered + 50, hard, times, right=True)
    assert abs(later - able) <= abs(up - able)  # the more answers, the smaller the step


def test_ratings_find_hard_and_easy_questions_and_able_learners() -> None:
    """200 learners and 40 questions with known true values: the order is found again."""
    rng = random.Random(4)
    true_able = [rng.gauss(0, 1.2) for _ in range(200)]
    true_hard = [rng.gauss(0, 1.2) for _ in range(40)]
    able, hard = [0.0] * 200, [0.0] * 40
    for turn in range(30):
        for person in range(200):
            one = rng.randrange(40)
            right = rng.random() < expected(true_able[person], true_hard[one])
            able[person], hard[one] = moved(able[person], turn, hard[one], turn * 5, right=right)
    assert correlation(hard, true_hard) > 0.9
    assert correlation(able, true_able) > 0.6


def correlation(left: list[float], right: list[float]) -> float:
    n, x, y = len(left), sum(left) / len(left), sum(right) / len(right)
    both = sum((a - x) * (b - y) for a, b in zip(left, right, strict=True)) / n
    spread = [sum((a - m) ** 2 for a in v) / n for v, m in ((left, x), (right, y))]
    return float(both / (spread[0] * spread[1]) ** 0.5)


# --- memory ---------------------------------------------------------------------------------------


@given(RIGHT_OR_WRONG, st.booleans())
def test_what_is_remembered_is_asked_later_and_never_after_a_year(
    answers: list[bool], guessed: bool
) -> None:
    memory: Memory | None = None
    now = NOW
    for right in answers:
        memory = after(memory, right=right, guessed=guessed, now=now)
        assert timedelta(days=1) <= memory.due_at - now <= timedelta(days=LONGEST)
        now = memory.due_at


def test_intervals_grow_with_right_answers_and_shrink_with_a_wrong_one() -> None:
    first = after(None, right=True, guessed=False, now=NOW)
    second = after(first, right=True, guessed=False, now=first.due_at)
    lapsed = after(second, right=False, guessed=False, now=second.due_at)
    assert second.due_at - second.reviewed_at > first.due_at - first.reviewed_at
    assert lapsed.due_at - lapsed.reviewed_at < second.due_at - second.reviewed_at
    doubtful = after(None, right=True, guessed=True, now=NOW)
    assert doubtful.due_at < first.due_at


def test_the_declared_retention_is_what_the_library_is_asked_for() -> None:
    from fsrs import Card, State

    from jaganetral.portal.learning.remembering import _SCHEDULER

    memory = after(None, right=True, guessed=False, now=NOW)
    card = Card(card_id=1, state=State.Review, stability=memory.stability,
                difficulty=memory.difficulty, due=memory.due_at, last_review=NOW)  # fmt: skip
    kept = _SCHEDULER.get_card_retrievability(card, memory.due_at)
    assert kept == pytest.approx(RETENTION, abs=0.02)


# --- answers --------------------------------------------------------------------------------------


def test_an_answer_is_one_of_three_levels_and_sureness_is_optional() -> None:
    assert read_answer("caution", "") == Given("caution", "")
    assert read_answer("allowed", "sure") == Given("allowed", "sure")
    assert read_answer("allowed", "<b>") == Given("allowed", "")
    for wrong in ("", "undetermined", "boleh"):
        with pytest.raises(BadAnswer) as bad:
            read_answer(wrong, "")
        assert bad.value.field == "level"


def test_an_answer_moves_ratings_once_and_memory_each_time(
    learner: Learner, questions: Bank
) -> None:
    one = about(questions, LIKE)
    answer(learner, one)
    learner.refresh_from_db()
    ability = learner.ability
    item = Item.objects.get(pk=one.id)
    assert ability > 0 > item.difficulty
    assert (learner.answered, item.answered) == (1, 1)
    answer(learner, one)  # the explanation was seen: it measures nothing
    learner.refresh_from_db()
    assert (learner.ability, learner.answered) == (ability, 1)
    assert [each.first for each in Answer.objects.all()] == [True, False]
    known = Mastery.objects.get(learner=learner, rule=LIKE)
    assert known.right
    assert known.substance == substances(checker().rulebook)[LIKE]


def test_the_same_question_twice_in_a_sitting_is_taken_once(
    learner: Learner, questions: Bank
) -> None:
    one, sitting = about(questions, LIKE), uuid.uuid4()
    assert take(learner, one, Given(one.answer), sitting)
    other = "allowed" if one.answer != "allowed" else "caution"
    assert take(learner, one, Given(other), sitting)  # what was said first stands
    assert Answer.objects.get().given == one.answer


def test_a_guess_that_is_right_is_no_mastery(learner: Learner, questions: Bank) -> None:
    answer(learner, about(questions, LIKE), sure="guessed")
    assert progress(learner).mastery == 0
    assert not Mastery.objects.get().right


def test_progress_is_for_other_rooms_and_tells_nothing_of_answers(
    learner: Learner, questions: Bank, django_assert_num_queries: object
) -> None:
    assert progress(learner).quiz_taken_at is None
    answer(learner, about(questions, LIKE))
    answer(learner, about(questions, FOLLOW), right=False)
    finish(learner)
    learner.modules.create(module="suka", content="x")
    found = progress(Learner.objects.get())
    assert found.modules_done == ("suka",)
    assert found.mastery == 1
    assert found.rulebook == checker().rulebook_id
    assert found.quiz_taken_at is not None
    several = [learner, *(Learner.objects.create() for _ in range(30))]
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(progress_of(several)) == 31


# --- who is asked again ---------------------------------------------------------------------------


def test_a_rule_is_due_when_its_day_has_come(learner: Learner, questions: Bank) -> None:
    answer(learner, about(questions, LIKE))
    answer(learner, about(questions, FOLLOW))
    assert due(learner) == []
    Mastery.objects.filter(rule=FOLLOW).update(due_at=timezone.now() - timedelta(hours=1))
    assert due(learner) == [FOLLOW]
    assert progress(learner).mastery == 1


def test_after_a_rule_changes_just_those_whom_it_touches_are_asked_again(
    questions: Bank, law_changes: Changed, db: None
) -> None:
    knows_both, knows_it, knows_another, knows_nothing = (
        Learner.objects.create() for _ in range(4)
    )
    for one, rules in ((knows_both, (LIKE, FOLLOW)), (knows_it, (FOLLOW,)),
                       (knows_another, (LIKE,))):  # fmt: skip
        for rule in rules:
            answer(one, about(questions, rule))
    assert not touched_by_a_change().exists()

    law_changes(FOLLOW, effect="prohibit")
    assert set(touched_by_a_change()) == {knows_both, knows_it}
    assert [due(one) for one in (knows_both, knows_it, knows_another, knows_nothing)] == [
        [FOLLOW], [FOLLOW], [], [],
    ]  # fmt: skip
    assert progress(knows_both).mastery == 1
    assert progress(knows_another).mastery == 1

    answer(knows_it, about(questions, FOLLOW))  # answered under the new law: known anew
    assert set(touched_by_a_change()) == {knows_both}
    assert changed(knows_it) == []
    assert Mastery.objects.get(learner=knows_it, rule=FOLLOW).stability < 5  # not as of old


def test_better_words_and_more_examples_are_no_change_of_law(
    questions: Bank, law_changes: Changed, learner: Learner
) -> None:
    answer(learner, about(questions, FOLLOW))
    record = checker().rulebook[FOLLOW].record
    law_changes(FOLLOW, title=record.explanation, notes="clearer", sources=(), advice=())
    assert due(learner) == []


@pytest.mark.parametrize(
    "change",
    [
        {"effect": "prohibit"}, {"when": {"action": "like"}}, {"exceptions": ()},
        {"sanction_level": "severe"}, {"basis": ()}, {"status": "shadow"},
    ],
)  # fmt: skip
def test_what_one_must_know_is_in_the_fingerprint(
    change: dict[str, object], law_changes: Changed
) -> None:
    before = substance(checker().rulebook[FOLLOW])
    others = {rule: one for rule, one in substances(checker().rulebook).items() if rule != FOLLOW}
    book = law_changes(FOLLOW, **change).rulebook
    assert substance(book[FOLLOW]) != before
    after_ = {rule: one for rule, one in substances(book).items() if rule != FOLLOW}
    assert after_ == others


# --- which question comes next --------------------------------------------------------------------


def pool(questions: Bank) -> list[Question]:
    return questions.for_people("pns")


def test_what_is_due_comes_first_and_every_other_time(questions: Bank) -> None:
    known = Known(due=(FOLLOW, LIKE), met=frozenset({FOLLOW, LIKE}))
    asked: list[Question] = []
    for _turn in range(4):
        found = choose(pool(questions), asked, known, random.Random(1))
        assert found is not None
        asked.append(found)
    assert [one.rule for one in asked][::2] == [FOLLOW, LIKE]
    assert not {asked[1].rule, asked[3].rule} & known.met


def test_the_next_question_is_near_the_learners_level(questions: Bank) -> None:
    """With ratings spread evenly, able learners get harder questions than beginners."""
    rng = random.Random(2)
    ratings = {one.id: (rng.uniform(-4, 4), 20) for one in pool(questions)}
    level = {}
    for ability in (-2.0, 2.0):
        known = Known(ability, ratings=ratings)
        picks = [choose(pool(questions), [], known, random.Random(seed)) for seed in range(60)]
        chances = sorted(expected(ability, ratings[one.id][0]) for one in picks if one)
        assert abs(chances[30] - TARGET) < 0.03  # some explore, most are near the target
        level[ability] = sorted(ratings[one.id][0] for one in picks if one)[30]
    assert level[2.0] > level[-2.0] + 2


def test_some_questions_are_taken_to_learn_how_hard_they_are(questions: Bank) -> None:
    several = pool(questions)
    unrated = several[7]
    ratings = {one.id: (-1.0, 50) for one in several if one is not unrated}
    ratings[unrated.id] = (9.0, 1)  # far from anybody's level, so it comes by exploring alone
    picks = [
        choose(several, [], Known(ratings=ratings), random.Random(seed)) for seed in range(200)
    ]
    share = sum(one is unrated for one in picks) / len(picks)
    assert 0.1 < share < 0.3


def test_a_quiz_teaches_what_is_allowed_as_well(questions: Bank) -> None:
    for seed in range(10):
        asked: list[Question] = []
        for _turn in range(8):
            found = choose(pool(questions), asked, Known(), random.Random(seed))
            assert found is not None
            asked.append(found)
        answers = [one.answer for one in asked]
        assert min(answers.count(level) for level in ("allowed", "caution", "prohibited")) >= 1
        assert len({one.conduct for one in asked}) == 8
        assert len({one.rule for one in asked}) == 8


def test_where_nothing_is_left_nothing_is_asked(questions: Bank) -> None:
    few = pool(questions)[:2]
    assert choose(few, few, Known(), random.Random(1)) is None
