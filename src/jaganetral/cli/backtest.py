"""`rules diff --reviewed`: what a change of the rules would have made right, and what wrong."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jaganetral.cli.backtest_lines import print_json
from jaganetral.cli.speech import refuse
from jaganetral.cli.table import table
from jaganetral.judgement.wording import LEVELS
from jaganetral.language import N_, Translate, translator
from jaganetral.model import Language

if TYPE_CHECKING:
    from jaganetral.scan.backtest import (
        Aside,
        Decision,
        Estimate,
        Judged,
        Named,
        Report,
        RuleCount,
        Trial,
    )  # fmt: skip

MOST = 20
"""Rows and lines that are listed; --json has all of them."""
_DECISIONS: dict[Decision, str] = {
    "breach": N_("breach"), "no_breach": N_("no breach"), "unclear": N_("unclear"),
}  # fmt: skip


def backtest(old: Path, new: Path, reviewed: str, *, as_json: bool, language: Language) -> None:
    """Judge the labels under both rulebooks and tell what that shows.

    Ends with status 2 where the file cannot be read or no line of it is a label.
    """
    from jaganetral.checker import Checker  # noqa: PLC0415 - start-up
    from jaganetral.cli.progress import Bar  # noqa: PLC0415
    from jaganetral.scan import ScanError, backtest  # noqa: PLC0415

    _ = translator(language)
    before, after = Checker.load(rulebook=old), Checker.load(rulebook=new)
    trial = backtest.on_trial(before.rulebook, after.rulebook)
    if trial.tried:
        after = Checker(trial.rulebook, after.registry)
    try:
        labels, aside = backtest.read_labels(reviewed, language)
    except ScanError as error:
        refuse(error.message(language))
    bar = Bar(_) if sys.stderr.isatty() else None
    judged, unjudged = backtest.both(
        before, after, labels, watch=bar.show if bar else None, language=language
    )
    if bar is not None:
        bar.clear()
    aside = sorted([*aside, *unjudged], key=lambda one: one.line)
    if not judged:
        if aside:
            click.echo(_put_aside(aside, _), err=True)
        refuse(_("{path}: no label in it; `jaganetral review export` writes such a file").format(
            path=reviewed))  # fmt: skip
    report = backtest.compare(judged, old=before.rulebook_id, new=after.rulebook_id)
    if as_json:
        print_json(report, trial, aside)
    else:
        click.echo("\n\n".join(_told(report, trial, aside, _)))


def _told(report: Report, trial: Trial, aside: Sequence[Aside], _: Translate) -> list[str]:
    """The paragraphs, for people."""
    told = [_head(report, trial, aside, _), _sides(report, _), _change(report, _)]
    if report.rules:
        told.append(_rules(report.rules, _))
    if report.moved:
        told.append(_moved(report.moved, _))
    told.append("\n".join([_("To keep in mind:"), *(f"- {one}" for one in _caveats(report, _))]))
    if aside:
        told.append(_put_aside(aside, _))
    return told


def _head(report: Report, trial: Trial, aside: Sequence[Aside], _: Translate) -> str:
    line = _("{n} labels: {breach} breach, {free} no breach, {unclear} unclear; {aside} lines set "
             "aside")  # fmt: skip
    many = report.decisions
    lines = [
        line.format(n=sum(many.values()), breach=many["breach"], free=many["no_breach"],
                    unclear=many["unclear"], aside=len(aside)),
        _("OLD is rulebook {old}, NEW is {new}").format(
            old=report.old.rulebook, new=report.new.rulebook),
    ]  # fmt: skip
    if trial.tried:
        line = _("On trial in NEW, judged here as if live: {rules}")
        lines.append(line.format(rules=", ".join(trial.tried)))
    if trial.left_out:
        line = _("On trial in NEW and known to OLD, so they decide nothing here: {rules}. To try "
                 "one, write `status: live` for it in NEW.")  # fmt: skip
        lines.append(line.format(rules=", ".join(trial.left_out)))
    return "\n".join(lines)


def _sides(report: Report, _: Translate) -> str:
    """Flagged against decided, precision and recall."""
    old, new = report.old, report.new
    head = (_("people say"), _("OLD flags"), _("OLD lets through"), _("NEW flags"),
            _("NEW lets through"))  # fmt: skip
    rows = [
        (_(said), old.flagged[one], old.left[one], new.flagged[one], new.left[one])
        for one, said in _DECISIONS.items()
    ]
    figures = [
        (_("precision: of the flags, breaches"), *_both(old.precision, new.precision, report, _)),
        (_("recall: of the breaches, flagged"), *_both(old.recall, new.recall, report, _)),
    ]
    return "\n\n".join((table(head, rows), table(("", _("OLD"), _("NEW")), figures)))


def _both(old: Estimate, new: Estimate, report: Report, _: Translate) -> tuple[str, str]:
    return _estimate(old, report, _), _estimate(new, report, _)


def _estimate(one: Estimate, report: Report, _: Translate) -> str:
    if not report.enough or not one.enough:
        return _("too little to tell")
    value, low, high = (100 * (figure or 0.0) for figure in (one.value, one.low, one.high))
    return f"{value:.0f} % ({low:.0f}–{high:.0f} %)"


def _change(report: Report, _: Translate) -> str:
    """What becomes right and what wrong, and whether that is more than chance."""
    line = _("Of {n} decided rows {mended} were judged wrong before and right now, {spoiled} right "
             "before and wrong now.")  # fmt: skip
    lines = [
        line.format(n=report.decided, mended=report.mended, spoiled=report.spoiled),
    ]
    if not report.enough:
        from jaganetral.scan.backtest import FEWEST  # noqa: PLC0415 - start-up

        line = _("Fewer than {n} decided rows: nothing can be told from this yet.")
        lines.append(line.format(n=FEWEST))
    elif report.mended or report.spoiled:
        line = _("If the change did neither good nor harm, chance alone would give a split at "
                 "least this uneven in {share} of such trials (McNemar, exact).")  # fmt: skip
        lines.append(line.format(share=_small(report.chance)))
    return "\n".join(lines)


def _small(share: float) -> str:
    return "< 0.1 %" if share < 0.001 else f"{share * 100:.1f} %"


def _rules(rules: Sequence[RuleCount], _: Translate) -> str:
    head = (_("Rule"), _("people agreed"), _("OLD names it"), _("NEW names it"))
    rows = [(one.rule, one.agreed, _named(one.old), _named(one.new)) for one in rules]
    notes = [
        _("Named: where people agreed on it / on other breaches / where there is no breach."),
        _("People could only agree on rules that the rulebook of their day had: a rule that is "
          "new cannot be among them."),
    ]  # fmt: skip
    return "\n".join([table(head, rows), *notes])


def _named(one: Named) -> str:
    return f"{one.agreed} / {one.other} / {one.no_breach}"


def _moved(moved: Sequence[Judged], _: Translate) -> str:
    head = (_("line"), _("item"), _("people say"), _("OLD"), _("NEW"), _("rules gone and come"))
    rows = [
        (one.label.line, one.label.item, _(_DECISIONS[one.label.decision]),
         _(LEVELS[one.old.level]), _(LEVELS[one.new.level]),
         " ".join([*(f"−{rule}" for rule in one.gone), *(f"+{rule}" for rule in one.come)]) or "–")
        for one in moved[:MOST]
    ]  # fmt: skip
    line = _("{n} rows change:").format(n=len(moved))
    told = f"{line}\n{table(head, rows)}"
    return told + _rest(len(moved), _)


def _rest(many: int, _: Translate) -> str:
    if many <= MOST:
        return ""
    return "\n" + _("… and {n} more; all of them with --json").format(n=many - MOST)


def _caveats(report: Report, _: Translate) -> list[str]:
    """What the figures do not tell."""
    n = sum(report.decisions.values())
    told = [
        _("What was flagged and reviewed is no random sample: people work from the top of the "
          "queue, and a flag that nobody reviewed is not in the file."),
    ]  # fmt: skip
    if report.drawn:
        line = _("{n} rows are of the random sample of what was not flagged; each counts for all "
                 "those that it stands for.")  # fmt: skip
        told.append(line.format(n=report.drawn))
    else:
        told.append(_("No row is of the sample of what was not flagged: what is missed cannot be "
                      "told."))  # fmt: skip
    if report.decisions["unclear"]:
        told.append(_("What people found unclear counts neither as right nor as wrong."))
    if report.photos:
        line = _("{photos} of {n} rows have photos, which are not in the file: they count as "
                 "unread.")  # fmt: skip
        told.append(line.format(photos=report.photos, n=n))
    if report.aided_by_old:
        line = _("{aided} of {n} rows were reviewed with the verdict of OLD as the aid, shown "
                 "after each own view: agreement may lean to OLD.")  # fmt: skip
        told.append(line.format(aided=report.aided_by_old, n=n))
    else:
        told.append(_("People were shown the verdict of another rulebook after their own view: "
                      "agreement may lean to that one."))  # fmt: skip
    return told


def _put_aside(aside: Sequence[Aside], _: Translate) -> str:
    line = _("line {line}: {reason}")
    lines = [_("{n} lines set aside:").format(n=len(aside))]
    lines += [line.format(line=one.line, reason=one.reason) for one in aside[:MOST]]
    return "\n".join(lines) + _rest(len(aside), _)
