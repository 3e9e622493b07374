"""The questions: made from the rulebook, answered by the one door, told with nobody's name."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from functools import cache

import msgspec
import pytest
from django.utils.translation import override

from jaganetral.checker import Checker
from jaganetral.law.precedents import load_precedents
from jaganetral.model import Conduct, Language
from jaganetral.portal.door import checker, today
from jaganetral.portal.learning import story_words
from jaganetral.portal.learning.bank import LEFT_OUT, Bank, build
from jaganetral.portal.learning.explaining import explain
from jaganetral.portal.learning.stories import Untold, story

from .conftest import Changed

LANGUAGES: tuple[Language, ...] = ("id", "en")


def told(questions: Bank, language: Language) -> dict[str, str]:
    stories = {key: story(one, language) for key, one in questions.questions.items()}
    return {key: f"{one.scene} {' '.join(one.sentences)}" for key, one in stories.items()}


def test_examples_that_catch_and_let_through_and_decided_cases_become_questions(
    questions: Bank,
) -> None:
    sorts = Counter(one.sort for one in questions.questions.values())
    assert min(sorts[sort] for sort in ("caught", "let_through", "precedent")) >= 10
    assert set(questions.left_out) <= set(LEFT_OUT)
    for kind in ("pns", "pppk", "non_asn", "village_official", "tni_polri"):
        answers = {one.answer for one in questions.for_people(kind)}
        assert answers == {"allowed", "caution", "prohibited"}, kind


def test_the_answer_is_what_the_door_says_today(questions: Bank) -> None:
    sample = random.Random(8).sample(sorted(questions.questions), 60)
    for key in sample:
        one = questions.questions[key]
        verdict = checker().check(one.conduct, today=today())
        assert one.answer == verdict.verdict
        assert not verdict.rules or checker().rulebook[verdict.rules[0]].in_force(today())
        assert checker().rulebook[one.rule].in_force(today())


def test_an_answer_follows_the_law_and_no_list_of_ours(
    questions: Bank, law_changes: Changed
) -> None:
    """Were following an account barred, its question would be answered so by itself."""
    name = "skb22-follow"
    before = {one.source: one for one in questions.questions.values() if one.rule == name}
    assert before[f"{name}/caught/1"].answer == "caution"
    changed: Checker = law_changes(name, effect="prohibit")
    after = {one.source: one for one in build(changed, today(), ()).questions.values()}
    assert after[f"{name}/caught/1"].answer == "prohibited"
    assert after[f"{name}/caught/1"].id != before[f"{name}/caught/1"].id


def test_a_decided_case_is_asked_only_where_the_door_judges_as_it_was_decided(
    questions: Bank,
) -> None:
    cases = {f"precedent/{one.id}": one for one in load_precedents()}
    asked = [one for one in questions.questions.values() if one.sort == "precedent"]
    for one in asked:
        assert cases[one.source].outcome == one.answer
        assert cases[one.source].nature == "case"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_told_whole(questions: Bank, language: Language) -> None:
    """Each field of a conduct has words: what decides the answer stands in the story."""
    for key, text in told(questions, language).items():
        assert "{" not in text, text
        assert "None" not in text, text
        assert len(text) > 30, key


def test_whose_number_fingers_are_is_told_for_nobody_can_know(questions: Bank) -> None:
    by_source = {one.source: one for one in questions.questions.values()}
    for source, words in (
        ("pose-number/caught/1", "Di sana ada peserta bernomor urut 2."),
        ("pose-disputed/caught/2", "Di sana tidak ada peserta bernomor urut 4."),
    ):
        assert words in story(by_source[source], "id").sentences
    nothing_runs = story(by_source["pose-number/let_through/3"], "id").sentences
    assert "nomor urut" not in " ".join(nothing_runs)


def test_fields_that_stories_have_no_words_for_are_found(questions: Bank) -> None:
    one = next(one for one in questions.questions.values() if one.sort == "caught")
    for field, value in (("deleted", True), ("gesture", "tujuh jari"), ("target_kind", "unknown")):
        conduct = msgspec.structs.replace(one.conduct, **{field: value})
        with pytest.raises(Untold, match=field):
            story(replace(one, conduct=conduct), "id")


@cache
def names_of_contestants() -> frozenset[str]:
    """Every way to name a contestant that stands for them alone: all candidates of regional
    contests, and those of national ones and of parties in three elections."""
    registry = checker().registry
    entries = list(registry.everywhere())
    for at, region in (("2024-10-10", "13.71"), ("2024-01-15", "73.71"), ("2019-03-01", "13.71")):
        conduct = Conduct(id="-", at=at, region=region)
        entries += registry.names(registry.setting(conduct, today=today()))
    people = {name.casefold() for one in entries for name in one.contestant.people if " " in name}
    return frozenset({one.surface for one in entries if not one.needs_cue} | people)


def runs_of_words(text: str, longest: int) -> set[str]:
    """Every one, two, three … words that stand side by side."""
    words = re.findall(r"[\w'.-]+", text)
    bare = [word.strip(".'-") for word in words]
    return {
        " ".join(bare[start : start + length])
        for length in range(1, longest + 1)
        for start in range(len(bare) - length + 1)
    }


def test_no_name_of_a_contestant_or_person_and_no_handle_is_in_a_story(questions: Bank) -> None:
    names = names_of_contestants()
    assert len(names) > 500
    assert runs_of_words("sebuah foto bersama prabowo subianto, kemarin", 5) & names
    texts = [text for language in LANGUAGES for text in told(questions, language).values()]
    everything = "\n".join(texts).casefold()
    assert runs_of_words(everything, max(len(name.split()) for name in names)) & names == set()
    assert re.search(r"@\w|https?://|\bNIP\b|\d{10,}", everything) is None
    allowed = {word for name in story_words.NAMES for word in name.split()}
    titled = re.findall(r"\b(?:Bu|Pak|Ibu|Bapak|Mr|Mrs)\.? [A-Z]\w+", "\n".join(texts))
    assert {word for one in titled for word in one.split()} <= allowed


def test_the_made_up_names_are_no_contestants_names() -> None:
    made_up = {name.partition(" ")[2].casefold() for name in story_words.NAMES}
    assert not made_up & names_of_contestants()


def test_the_explanation_has_the_reasons_and_what_would_change_it(questions: Bank) -> None:
    by_source = {one.source: one for one in questions.questions.values()}
    one = by_source["skb22-d6-react-join/caught/1"]
    for language, level in zip(LANGUAGES, ("Dilarang", "Not allowed"), strict=True):
        with override(language):
            why = explain(one, language)
        assert why.level == "prohibited"
        assert why.level_name == level
        assert why.main is not None
        assert why.main.basis
        assert why.beside is None or why.beside.level != why.level


def test_what_is_beside_a_question_is_answered_otherwise(questions: Bank) -> None:
    pairs = [(one, questions.beside(one)) for one in questions.questions.values()]
    found = [(one, near) for one, near in pairs if near is not None]
    assert len(found) > len(pairs) / 2
    for one, near in found:
        assert near.actor == one.actor
        assert near.answer != one.answer
