"""Write the parts of docs/procedure.md that come from data; a test fails when they differ.

    python tools/document_procedure.py                 # flows, clocks, decrees
    python tools/document_procedure.py CASES.jsonl     # and the figures of a file of histories

The figures are counts alone: nothing of a case gets into the page.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from jaganetral.procedure import Flow, procedures
from jaganetral.procedure.arithmetic import UNITS
from jaganetral.procedure.calendar import decrees
from jaganetral.procedure.history import History, histories, replay
from jaganetral.procedure.reading import records
from jaganetral.procedure.records import Body, ClockRule
from jaganetral.procedure.swimlanes import legend, svg

PAGE = Path(__file__).parents[1] / "docs" / "procedure.md"
_PART = "<!-- {name}: written by tools/document_procedure.py -->"
_END = "<!-- end of {name} -->"


def parts() -> dict[str, str]:
    """The parts that come from what ships."""
    return {
        "overseers": _overseers(),
        "flows": "\n\n".join(map(_flow, procedures().flows)),
        "clocks": _clocks(),
        "decrees": _decrees(),
    }


def drawings() -> dict[Path, str]:
    """The drawing of each flow that has steps of its own, by its file."""
    return {
        PAGE.parent / "images" / f"procedure_{flow.id}.svg": svg(flow, "en")
        for flow in procedures().flows
        if not flow.record.same_steps_as
    }


def filled(page: str, found: dict[str, str]) -> str:
    """The page with these parts put between their marks."""
    for name, text in found.items():
        start, end = _PART.format(name=name), _END.format(name=name)
        mark = re.compile(re.escape(start) + r".*?" + re.escape(end), re.DOTALL)
        assert mark.search(page), f"the page has no place for {name}"
        page = mark.sub(lambda _m, s=start, t=text, e=end: f"{s}\n\n{t}\n\n{e}", page)
    return page


def figures(path: Path) -> str:
    """How the clocks of a file of histories came out: counts by clock."""
    found = [replay(one) for one in histories(path) if isinstance(one, History)]
    steps = [step for one in found for step in one.steps]
    told = sum(bool(step.understood) for step in steps)
    rows: dict[str, Counter[str]] = {}
    for one in found:
        for clock in one.clocks:
            name = {True: "kept", False: "broken", None: "untold"}[clock.kept]
            rows.setdefault(clock.id, Counter())[name] += 1
        for gap in one.unstarted:
            rows.setdefault(gap.rule.id, Counter())["untold"] += 1
    lines = [
        f"{len(found)} histories, {len(steps)} steps, {told} of them understood.",
        "",
        "| clock | kept | broken | cannot be told |",
        "|---|---:|---:|---:|",
    ]
    order = [rule.id for rule in records("clocks", ClockRule)]
    total: Counter[str] = Counter()
    for name in sorted(rows, key=order.index):
        count = rows[name]
        total += count
        lines.append(f"| `{name}` | {count['kept']} | {count['broken']} | {count['untold']} |")
    lines.append(f"| all | {total['kept']} | {total['broken']} | {total['untold']} |")
    return "\n".join(lines)


def _overseers() -> str:
    lines = ["| from | to | who | flow |", "|---|---|---|---|"]
    for body in records("bodies", Body):
        end = body.valid_to or "today"
        lines.append(f"| {body.valid_from} | {end} | {body.title.en} | `{body.flow}` |")
    return "\n".join(lines)


def _flow(flow: Flow) -> str:
    lines = [f"### {flow.title.en}", "", f"*{flow.title.id}* · `{flow.id}` · "]
    lines[-1] += "; ".join(flow.instruments)
    if flow.record.same_steps_as:
        lines += ["", f"The steps are those of `{flow.record.same_steps_as}`; its clocks differ."]
    else:
        lines += ["", f"![{flow.title.en}](images/procedure_{flow.id}.svg)", "", legend(flow, "en")]
    if flow.record.note:
        lines += ["", flow.record.note.en]
    return "\n".join(lines)


def _clocks() -> str:
    lines = [
        "| clock | what | who | limit | basis | confidence |",
        "|---|---|---|---|---|---|",
    ]
    for rule in records("clocks", ClockRule):
        limit = f"{rule.limit} {UNITS[rule.unit]}"
        if rule.unit == "day_as_written":
            limit += f" (read as {UNITS[rule.read_as]})"
        if rule.kind == "at_least":
            limit = f"at least {limit} before"
        if rule.extended:
            limit += f"; {rule.extended.to} {UNITS[rule.extended.unit]} if extended"
        basis = rule.basis if rule.verified else f"{rule.basis} – **not verified**"
        about = (f"`{rule.id}`", rule.title.en, rule.actor, limit, basis, rule.confidence)
        lines.append("| " + " | ".join(about) + " |")
    return "\n".join(lines)


def _decrees() -> str:
    lines = ["| decreed | what | sets off | takes back | confidence |", "|---|---|---|---|---|"]
    for one in decrees():
        free = ", ".join(str(c.day) for c in one.changes if c.free) or "–"
        back = ", ".join(str(c.day) for c in one.changes if not c.free) or "–"
        free = "the year's feasts and joint leave" if one.founding else free
        lines.append(f"| {one.decreed} | {one.title.en} | {free} | {back} | {one.confidence} |")
    return "\n".join(lines)


def main() -> None:
    found = parts()
    if len(sys.argv) > 1:
        found["figures"] = figures(Path(sys.argv[1]))
    for path, drawing in drawings().items():
        path.write_text(drawing, encoding="utf-8")
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), found), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} written\n")


if __name__ == "__main__":
    main()
