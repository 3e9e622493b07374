"""A flow drawn from its data, as a Mermaid state diagram."""

from __future__ import annotations

from jaganetral.language import N_, translator
from jaganetral.model import Language
from jaganetral.procedure.flows import Flow


def mermaid(flow: Flow, language: Language) -> str:
    """States as boxes with whose desk they lie on; final ones end, others may go on elsewhere."""
    _ = translator(language)
    lines = ["stateDiagram-v2", f"  [*] --> {flow.start}"]
    for state in flow.states:
        owner = _(OWNERS.get(state.owner, state.owner))
        lines.append(f"  {state.id}: {_plain(state.title.say(language))} ({owner})")
    drawn: dict[tuple[str, str], list[str]] = {}
    for move in flow.moves:
        for start in move.from_:
            if move.to is not None and move.to != start:
                said = _plain(move.title.say(language))
                drawn.setdefault((start, move.to), []).append(said)
    lines += [f"  {start} --> {to}: {' / '.join(said)}" for (start, to), said in drawn.items()]
    lines += [f"  {state.id} --> [*]" for state in flow.states if state.final or state.leads_to]
    return "\n".join(lines)


OWNERS = {
    "reporter": N_("reporter"),
    "reported": N_("reported person"),
    "intake_officer": N_("intake officer"),
    "reviewer": N_("reviewer"),
    "decision_maker": N_("decision maker"),
    "ppk": N_("personnel authority (PPK)"),
}


def _plain(text: str) -> str:
    """Without the signs that Mermaid reads."""
    return text.replace(":", " –").replace(";", ",").replace("#", "")
