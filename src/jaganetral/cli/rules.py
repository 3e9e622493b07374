"""`rules`: the law as records, and what a change of it would change."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec

from jaganetral.cli.speech import Spoken, SpokenGroup, language_option, printed, refuse
from jaganetral.cli.table import table
from jaganetral.language import N_, Translate, chosen_language, translator
from jaganetral.model import Verdict

_FAILED = 1


@click.group(cls=SpokenGroup, help=N_("The rules: list, show, test and compare them."))
def rules() -> None:
    """The law as records."""


def _folder() -> Any:
    return click.Path(path_type=Path, exists=True, file_okay=False)


_rulebook = click.option(
    "--rulebook", type=_folder(), help=N_("A folder of rules other than the one that ships.")
)
_json = click.option("--json", "as_json", is_flag=True, help=N_("One line of JSON each."))


@rules.command("list", cls=Spoken, help=N_("List the rules, or those in force on a day."))
@click.option("--at", metavar="YYYY-MM-DD", help=N_("Only what was in force on this day."))
@_rulebook
@_json
@language_option()
def list_rules(at: str | None, rulebook: Path | None, as_json: bool, lang: str | None) -> None:
    """One line for each rule."""
    from jaganetral import law  # noqa: PLC0415 - start-up

    language = chosen_language(lang)
    _ = translator(language)
    book = law.load(rulebook)
    day = _day(at, _)
    shown = [rule for rule in book.rules if day is None or rule.in_force(day)]
    if as_json:
        for rule in shown:
            printed(msgspec.json.encode(rule.record))
        return
    rows = [
        (rule.id, rule.record.status, rule.record.effect, rule.record.title.say(language))
        for rule in shown
    ]
    click.echo(table((_("Rule"), _("status"), _("effect"), _("title")), rows))
    click.echo(_("{n} rules, rulebook {book}").format(n=len(rows), book=book.version))


@rules.command("show", cls=Spoken, help=N_("Show one rule: its articles, conditions, examples."))
@click.argument("rule")
@_rulebook
@_json
@language_option()
def show_rule(rule: str, rulebook: Path | None, as_json: bool, lang: str | None) -> None:
    """One rule in full."""
    from jaganetral import law  # noqa: PLC0415 - start-up
    from jaganetral.cli.rule_page import rule_page  # noqa: PLC0415

    book = law.load(rulebook)
    if as_json:
        printed(msgspec.json.encode(book[rule].record))
    else:
        click.echo(rule_page(book, book[rule], chosen_language(lang)))


@rules.command(
    "test",
    cls=Spoken,
    help=N_("Judge every rule's own examples and look for contradictions; 1 if anything is wrong."),
)
@click.argument("only", metavar="[RULE]...", nargs=-1)
@_rulebook
@language_option()
def test_rules(only: tuple[str, ...], rulebook: Path | None, lang: str | None) -> int:
    """What a lawyer runs after changing a rule."""
    from jaganetral.checker import Checker  # noqa: PLC0415 - start-up
    from jaganetral.law import contradictions, testing  # noqa: PLC0415

    language = chosen_language(lang)
    _ = translator(language)
    checker = Checker.load(rulebook=rulebook)
    ran = wrong = 0
    for outcome in testing.run(checker.rulebook, _checked(checker), only):
        ran += 1
        if outcome.right:
            continue
        wrong += 1
        line = _("{file}: {rule}: expected {expected}, judged {verdict} by {rules}: {conduct}")
        said = line.format(
            file=outcome.file,
            rule=outcome.rule,
            expected=_(_EXPECTED[outcome.expected]),
            verdict=outcome.verdict.verdict,
            rules=", ".join(outcome.verdict.rules) or "–",
            conduct=msgspec.json.encode(outcome.conduct).decode(),
        )
        click.echo(said)
    click.echo(_("{n} examples, {wrong} wrong").format(n=ran, wrong=wrong))
    if not only:
        click.echo(_("Searching for rules that contradict each other …"), err=True)
        clashes = [str(clash) for clash in contradictions.find(checker.rulebook)]
        for clash in clashes:
            click.echo(clash)
        click.echo(_("{n} contradictions").format(n=len(clashes)))
        wrong += len(clashes)
    return _FAILED if wrong else 0


_EXPECTED = {"caught": N_("caught"), "let_through": N_("let through")}


@rules.command(
    "diff",
    cls=Spoken,
    help=N_("Judge conducts under two rulebooks and show the verdicts that move: those of a JSONL "
            "file, or with --reviewed those on which people agreed, and then what becomes right "
            "and what becomes wrong."),
)  # fmt: skip
@click.argument("old", type=_folder())
@click.argument("new", type=_folder())
@click.argument(
    "conducts", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--reviewed", metavar="LABELS.jsonl",
    help=N_("Labels from `review export` in place of CONDUCTS: try a rule on reviewed decisions."),
)  # fmt: skip
@_json
@language_option()
def diff_rules(
    old: Path,
    new: Path,
    conducts: Path | None,
    reviewed: str | None,
    as_json: bool,
    lang: str | None,
) -> None:
    """What a change of the law would change."""
    from jaganetral.checker import Checker  # noqa: PLC0415 - start-up
    from jaganetral.scan import read_conducts  # noqa: PLC0415

    language = chosen_language(lang)
    _ = translator(language)
    if reviewed is not None and conducts is None:
        from jaganetral.cli.backtest import backtest  # noqa: PLC0415

        return backtest(old, new, reviewed, as_json=as_json, language=language)
    if reviewed is not None or conducts is None:
        refuse(_("rules diff: give either CONDUCTS or --reviewed LABELS.jsonl"))
    before, after = Checker.load(rulebook=old), Checker.load(rulebook=new)
    today = date.today()
    moves: Counter[tuple[str, str]] = Counter()
    judged = rejected = 0
    for number, conduct in read_conducts(conducts):
        if conduct is None:
            rejected += 1
            continue
        judged += 1
        was, now = before.check(conduct, today=today), after.check(conduct, today=today)
        if (was.verdict, was.rules) == (now.verdict, now.rules):
            continue
        moves[was.verdict, now.verdict] += 1
        if as_json:
            printed(msgspec.json.encode(_move(number, was, now)))
        else:
            click.echo(f"{number}\t{conduct.id}\t{_side(was)} → {_side(now)}")
    if not as_json:
        line = _("{n} conducts, {moved} moved, {rejected} could not be read")
        click.echo(line.format(n=judged, moved=moves.total(), rejected=rejected))
        for (was_level, now_level), count in sorted(moves.items()):
            click.echo(f"  {was_level} → {now_level}: {count}")
    return None


def _move(number: int, was: Verdict, now: Verdict) -> dict[str, Any]:
    sides = {"old": was, "new": now}
    return {"row": number, "id": was.id} | {
        side: {"verdict": verdict.verdict, "rules": verdict.rules}
        for side, verdict in sides.items()
    }


def _side(verdict: Verdict) -> str:
    return f"{verdict.verdict} ({', '.join(verdict.rules) or '–'})"


def _checked(checker: Any) -> Any:
    from jaganetral.contract import conduct_from_row  # noqa: PLC0415 - start-up

    def check(fields: dict[str, Any]) -> Verdict:
        conduct, notes = conduct_from_row(fields, where=str(fields["id"]))
        verdict: Verdict = checker.check(conduct, notes=notes)
        return verdict

    return check


def _day(at: str | None, _: Translate) -> date | None:
    if at is None:
        return None
    try:
        return date.fromisoformat(at)
    except ValueError:
        refuse(_("--at {at}: expected a day such as 2024-11-27").format(at=at))
