"""From what was judged to what people read: reasons, advice, and a sentence that sums it up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from jaganetral.judgement.case import Case
from jaganetral.judgement.facts import Facts
from jaganetral.judgement.seen import shown_as
from jaganetral.judgement.wording import CATEGORIES, ELEMENT_NAMES, LEVELS, VALUES, say
from jaganetral.judgement.worlds import leaves_of
from jaganetral.language import N_, Translate
from jaganetral.law import Rule
from jaganetral.law.rulebook import Rulebook, lists_on
from jaganetral.model import (
    Category,
    Conduct,
    Evidence,
    Reason,
    SanctionLevel,
    Signal,
    Weighed,
)

Reasons = tuple[Reason, ...]
_GRAVITY: tuple[Category, ...] = (
    "criminal", "discipline", "code_of_ethics", "administrative", "contract", "none",
)  # fmt: skip
_SEVERITY: tuple[SanctionLevel, ...] = (
    "criminal", "severe", "moderate", "light", "moral", "none",
)  # fmt: skip
_EFFECTS = {
    "prohibited": ("prohibit", "caution"),
    "caution": ("caution", "prohibit"),
    "allowed": ("allow",),
    "undetermined": ("prohibit", "caution"),
}
_OVERSEERS = {
    "village_official": ("regent_mayor_villages", "camat_villages"),
    "tni_polri": ("propam_polri", "pom_tni"),
}
"""Whom to ask besides Bawaslu, where it is not the overseer of ASN."""
_EFFECT_ORDER = {"prohibit": 0, "caution": 1, "allow": 2}


def reasons(case: Case) -> Reasons:
    """The rules that the verdict rests on: what names the act, then the surest and gravest.

    Their evidence is not in them yet (see `evidenced`): it alone differs between two conducts
    of which the law says the same.
    """
    rules: dict[str, Rule] = {}
    for world in case.judged.worlds:
        for rule in world.fired:
            if rule.record.effect in _EFFECTS[case.judged.level]:
                rules[rule.id] = rule
    built = [_reason(rule, case) for rule in rules.values()]
    cited = [reason for reason in built if reason.basis]
    return tuple(
        sorted(
            cited,
            key=lambda r: (
                _EFFECT_ORDER[r.effect] if case.judged.level == "prohibited" else 0,
                rules[r.rule].record.general,
                -_share(rules[r.rule], case),
                _EFFECT_ORDER[r.effect],
                _GRAVITY.index(r.category),
                rules[r.rule].order,
            ),
        )
    )


def _share(rule: Rule, case: Case) -> float:
    """In how many of the worlds a rule applies: 1 for one that does not depend on the unknown."""
    worlds = case.judged.worlds
    return sum(rule in world.fired for world in worlds) / len(worlds)


def _reason(rule: Rule, case: Case) -> Reason:
    record, lang, _ = rule.record, case.lang, case.say
    explanation = record.explanation.say(lang)
    if record.dissent:
        voices = "; ".join(f"{one.who}: {one.says.say(lang)}" for one in record.dissent)
        explanation = f"{explanation} {_('Authorities differ:')} {voices}."
    sanctions = [case.rulebook.sanctions[name] for name in record.sanctions]
    notes = dict.fromkeys(one.note.say(lang) for one in sanctions if one.note is not None)
    return Reason(
        rule=rule.id,
        title=record.title.say(lang),
        category=record.category,
        effect=record.effect,
        sanction_level=record.sanction_level,
        basis=case.rulebook.basis(rule, case.period, lang),
        explanation=" ".join([explanation, *_numbers(rule, case), *_lists(rule, case), *notes]),
        exceptions=_weighed(rule, case),
        when=_when(rule, case),
        sanctions=tuple(one.title.say(lang) for one in sanctions),
    )


def _numbers(rule: Rule, case: Case) -> Iterable[str]:
    """Whose number the hands show there, where a rule asks about gestures."""
    if "gesture" not in elements_of(rule):
        return
    _, region = case.say, case.setting.region
    for pose, one, contest in case.facts.meant:
        place = contest.region or ""
        if region is not None and contest.region == region.code:
            place = region.name
        shown = shown_as(Signal(kind="gesture", value=pose, confidence=1, source=""), _)
        said = _("{pose}: number of pair {number} ({who}), {contest} {place}.").format(
            pose=shown, number=one.number, who=one.name, contest=_(VALUES[contest.kind]),
            place=place,
        )  # fmt: skip
        yield said[0].upper() + " ".join(said[1:].split()).replace(" .", ".")


_NAMED = 3
"""Issuers that are named; the rest are counted."""


def _lists(rule: Rule, case: Case) -> Iterable[str]:
    """Which lists forbid and which allow the pose, where a rule rests on lists that disagree."""
    if not rule.record.names_lists:
        return
    _ = case.say
    for pose in case.facts.poses:
        forbid, allow = lists_on(case.rulebook, pose)
        if forbid:
            shown = "; ".join(forbid[:_NAMED])
            yield _("Of the lists of agencies, {n} forbid it ({who} …).").format(
                n=len(forbid), who=shown
            )
        if allow:
            yield _("Allowed by: {who}.").format(who="; ".join(allow[:_NAMED]))


def evidenced(found: Sequence[Reason], known: Facts, rulebook: Rulebook, _: Translate) -> Reasons:
    """The reasons, each with what the elements that its rule asks about were seen in."""
    return tuple(
        msgspec.structs.replace(reason, evidence=evidence)
        if (evidence := _evidence(rulebook[reason.rule], known, _))
        else reason
        for reason in found
    )


def _evidence(rule: Rule, known: Facts, _: Translate) -> tuple[Evidence, ...]:
    found: dict[tuple[str, str, object], Evidence] = {}
    for element in elements_of(rule):
        for item in known.evidence.get(element, ()):
            found.setdefault((item.source, item.text, item.span or item.box), item)
    return tuple(_in_words(item, _) for item in found.values())


@lru_cache(maxsize=1_024)
def elements_of(rule: Rule) -> tuple[str, ...]:
    """The elements that a rule asks about, in the order of its condition."""
    return tuple(dict.fromkeys(leaf.element for leaf in leaves_of(rule)))


def _in_words(item: Evidence, _: Translate) -> Evidence:
    """A hand in a photo quotes no words; what it shows is said instead."""
    if item.element != "gesture" or item.box is None:
        return item
    signal = Signal(kind="gesture", value=item.text, confidence=1, source=item.source)
    return msgspec.structs.replace(item, text=shown_as(signal, _))


def _weighed(rule: Rule, case: Case) -> tuple[Weighed, ...]:
    """Each exception of a rule: whether it holds in some world, and why or why not."""
    judged, _ = case.judged, case.say
    doubtful = {by.id for one, by in judged.doubtful if one.id == rule.id}
    lifted = {by.id for world in judged.worlds for one, by in world.lifted if one.id == rule.id}
    weighed = []
    for name in rule.record.exceptions:
        exception = case.rulebook[name]
        holds = True if name in lifted else (None if name in doubtful else False)
        title = exception.record.title.say(case.lang)
        why = _why(exception, holds, case)
        weighed.append(Weighed(id=name, title=title, holds=holds, why=why))
    return tuple(weighed)


def _why(exception: Rule, holds: bool | None, case: Case) -> str:
    """What an exception fails on, or hangs on: the first fact that it asks for and does not get."""
    _, doubts = case.say, case.facts.doubts
    telling = next((leaf for leaf in leaves_of(exception) if leaf.holds(doubts) is holds), None)
    if telling is None or holds is True:
        return _("Holds: the facts show it.") if holds else _("The facts do not show it.")
    element = _(ELEMENT_NAMES[telling.element])
    if holds is None:
        return _("Not known ({element}); the verdict stands unless it holds.").format(
            element=element
        )
    values = doubts[telling.element]
    shown = _(" or ").join(say(value, _) for value in values) or _(VALUES["none"])
    return _("Does not hold: {element}: {value}.").format(element=element, value=shown)


def _when(rule: Rule, case: Case) -> str | None:
    """What the rule depends on, where it applies in some worlds only."""
    judged, _ = case.judged, case.say
    having = [world for world in judged.worlds if rule in world.fired]
    if len(having) == len(judged.worlds):
        return None
    parts = []
    asked = elements_of(rule)
    for element in judged.open_elements:
        values = dict.fromkeys(w.filled[element] for w in having if element in w.filled)
        others = {w.filled[element] for w in judged.worlds if element in w.filled}
        if element in asked and values and len(values) < len(others):
            shown = _(" or ").join(say(value, _) for value in values)
            parts.append(f"{_(ELEMENT_NAMES.get(element, element))}: {shown}")
    if len({world.day for world in judged.worlds}) > len({world.day for world in having}):
        days = ", ".join(sorted({world.day.isoformat() for world in having}))
        parts.append(f"{_(ELEMENT_NAMES['day'])}: ≥ {days}")
    return "; ".join(parts) or _("depending on what is not known yet")


def gravest(level: str, found: Sequence[Reason]) -> tuple[Category, SanctionLevel]:
    """Category and sanction of the gravest reason; sure reasons go before conditional ones."""
    counted = [r for r in found if r.effect == "prohibit" and level == "prohibited"]
    sure = [r for r in counted if r.when is None] or counted
    if not sure:
        return "none", "none"
    return (
        min((r.category for r in sure), key=_GRAVITY.index),
        min((r.sanction_level for r in sure), key=_SEVERITY.index),
    )


def summary(level: str, found: Sequence[Reason], _: Translate) -> str:
    """One sentence: the verdict, why, and by which article."""
    head = _(LEVELS[level])
    if level == "undetermined":
        return _("{head}: an answer to the questions below decides it.").format(head=head)
    if not found:
        return _("{head}: no rule of neutrality, ethics or discipline speaks against it.").format(
            head=head
        )
    first = found[0]
    article = ""
    if first.basis:
        article = f" ({first.basis[0].title}, {first.basis[0].article})"
    category = f" – {_(CATEGORIES[first.category])}" if first.category != "none" else ""
    when = f" {_('Applies if: {when}').format(when=first.when)}." if first.when else ""
    return f"{head}: {first.title}{category}{article}.{when}"


def advice(case: Case, conduct: Conduct, found: Sequence[Reason]) -> tuple[str, ...]:
    """What to do now: the advice of the rules, then the common steps for that level."""
    own: Iterable[str] = (
        line.say(case.lang) for reason in found for line in case.rulebook[reason.rule].record.advice
    )
    return tuple(dict.fromkeys((*own, *_steps(case, conduct))))


def _mending(case: Case) -> Iterable[str]:
    """What could mend a photo that is not posted yet: which hand to crop, by where it is."""
    _ = case.say
    for signal in case.facts.hands:
        width = case.widths.get(signal.source.partition("#")[0])
        if not width or signal.box is None:
            continue
        middle = (signal.box[0] + signal.box[2] / 2) / width
        where = N_("left") if middle < 1 / 3 else N_("right") if middle > 2 / 3 else N_("middle")
        yield _(
            "Not posted yet? Crop the hand at the {where} ({what}), or take the photo again with "
            "the hand closed."
        ).format(where=_(where), what=shown_as(signal, _))


def _steps(case: Case, conduct: Conduct) -> Iterable[str]:
    level, _ = case.judged.level, case.say
    if level == "allowed":
        yield _("Nothing to fear here. Keep your choice itself to the voting booth.")
        return
    yield from _mending(case)
    asked = _OVERSEERS.get(str(case.facts.elements["actor"][0]), ("overseer",))
    overseers = [
        a.title.say(case.lang)
        for a in case.rulebook.authorities
        if a.id.startswith(asked)
        and a.effective_from <= case.period.end
        and (a.effective_to is None or case.period.end <= a.effective_to)
    ]
    if level == "prohibited":
        yield _("Not done yet? Then don't.")
        if conduct.deleted:
            yield _("Deleting it was right, but it does not undo the act: keep a copy and be open "
                    "about it when asked.")  # fmt: skip
        else:
            yield _("Done already? Save a dated screenshot, take it down, and tell your superior "
                    "or personnel office yourself before others do.")  # fmt: skip
        yield _("Only people decide: you have the right to be heard before any sanction.")
    elif level == "caution":
        yield _("Better leave it: the risk is yours while authorities differ or the meaning is "
                "open.")  # fmt: skip
    else:
        yield _("Wait until the open questions are answered.")
    who = _(" or ").join(overseers)
    if who:
        yield _("If in doubt ask the personnel office, the local Bawaslu, or {who}.").format(
            who=who
        )
