"""Both rulebooks judge every label through the batch door; a rule on trial is tried as if live."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral import law
from jaganetral.checker import Checker
from jaganetral.scan.backtest import both, compare, on_trial, read_labels
from jaganetral.scan.backtest.judging import FLAGGED
from jaganetral.scan.triage import ranking

from .made import CALL, GREETING, RULE, file_of, law_folder, line


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load()


@given(
    texts=st.lists(st.sampled_from([CALL, GREETING, "Semoga nomor 1 menang", "2 periode!"])),
    random=st.randoms(use_true_random=False),
)
@settings(max_examples=12, deadline=None)
def test_the_same_law_changes_nothing_in_any_order(
    texts: list[str],
    random: Random,
    checker: Checker,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    lines = [line(n, text) for n, text in enumerate(texts)]
    found = []
    for _ in range(2):
        random.shuffle(lines)
        labels, _aside = read_labels(file_of(tmp_path_factory.mktemp("label"), lines))
        judged, unjudged = both(checker, checker, labels)
        assert not unjudged
        assert not any(one.moved for one in judged)
        found.append(sorted((one.label.item, one.new.level, one.new.rules) for one in judged))
        report = compare(judged, old=checker.rulebook_id, new=checker.rulebook_id)
        assert report.old == report.new
        assert (report.mended, report.spoiled, report.moved) == (0, 0, ())
    assert found[0] == found[1]


def test_what_the_batch_says_is_what_the_door_says(checker: Checker, tmp_path: Path) -> None:
    labels, _aside = read_labels(file_of(tmp_path, [line(1), line(2, GREETING)]))
    judged, _unjudged = both(checker, checker, labels)
    for one in judged:
        verdict = checker.check(one.label.conduct)
        assert (one.old.level, one.old.rules) == (verdict.verdict, verdict.rules)


def test_a_conduct_without_a_day_is_judged_by_that_of_its_decision(
    checker: Checker, tmp_path: Path
) -> None:
    conduct = {key: value for key, value in line(1)["conduct"].items() if key != "at"}
    moments = ["2024-11-01T05:00:00+00:00", "2017-01-05T05:00:00+00:00"]
    rows = [
        line(n, conduct=conduct | {"id": str(n)}, item=str(n), decided_at=moment)
        for n, moment in enumerate(moments)
    ]
    labels, _aside = read_labels(file_of(tmp_path, rows))
    judged, _unjudged = both(checker, checker, labels)
    for one, day in zip(judged, (date(2024, 11, 1), date(2017, 1, 5)), strict=True):
        assert one.old.rules == checker.check(one.label.conduct, today=day).rules
    assert judged[0].old.rules != judged[1].old.rules
    assert not any(one.moved for one in judged)


def test_how_far_it_is_is_told(checker: Checker, tmp_path: Path) -> None:
    told: list[tuple[int, int, int]] = []
    labels, _aside = read_labels(file_of(tmp_path, [line(n, GREETING) for n in range(3)]))
    both(checker, checker, labels, watch=lambda *one: told.append(one))
    assert told[-1] == (3, 3, 3)


def test_a_shadow_rule_that_the_old_law_lacks_is_judged_as_live(
    checker: Checker, tmp_path: Path
) -> None:
    draft, shadow = (law.load(law_folder(tmp_path, name)) for name in ("draft", "shadow"))
    trial = on_trial(draft, shadow)
    assert trial.tried == (RULE,)
    assert set(trial.left_out) == {
        rule.id for rule in checker.rulebook.rules if rule.record.status == "shadow"
    }
    assert trial.rulebook.version not in (shadow.version, draft.version)
    labels, _aside = read_labels(file_of(tmp_path, [line(1), line(2, GREETING)]))
    old, new = (Checker(one, checker.registry) for one in (draft, trial.rulebook))
    judged, _unjudged = both(old, new, labels)
    assert [(one.gone, one.come) for one in judged] == [((), (RULE,)), ((), ())]
    as_shipped, _unjudged = both(checker, new, labels)
    assert not any(one.moved for one in as_shipped)


def test_a_live_rule_that_is_put_on_trial_was_taken_back_and_stays_so(
    checker: Checker, tmp_path: Path
) -> None:
    trial = on_trial(checker.rulebook, law.load(law_folder(tmp_path, "shadow")))
    assert not trial.tried
    assert RULE in trial.left_out


def test_a_label_that_cannot_be_judged_is_set_aside(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels, _aside = read_labels(file_of(tmp_path, [line(1), line(2)]))
    broken = Checker(checker.rulebook, checker.registry)
    seen = broken._seen

    def stumbles(conduct, *more):  # type: ignore[no-untyped-def]
        if conduct.id == "butir-1":
            raise ZeroDivisionError("made to fail")
        return seen(conduct, *more)

    monkeypatch.setattr(broken, "_seen", stumbles)
    judged, aside = both(checker, broken, labels, language="en")
    assert [one.label.item for one in judged] == ["butir-2"]
    assert [one.line for one in aside] == [1]
    assert "ZeroDivisionError: made to fail" in aside[0].reason


def test_flagged_is_what_triage_puts_before_people() -> None:
    assert FLAGGED == ranking.FLAGGED
