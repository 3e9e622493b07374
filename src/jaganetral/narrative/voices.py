"""Turns passive sentences with an agent round, so that every table reads them.

`Calon bupati disambut kades` and `spanduk yang dipasang oleh lurah` become `kades menyambut calon
bupati` and `lurah memasang spanduk`: the same units in the order of an active sentence. Only done
where the agent is a person whom the account may be about (a role, `saya`, `ia`, `-nya`); what
others do to that person stays as it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.units import Unit

_AUXILIARIES = word_set(
    "tidak belum telah sudah akan sedang pernah turut ikut juga dapat bisa harus sempat boleh "
    "langsung kemudian lalu pun memang malah justru"
)
_BOUNDS = word_set(
    "tetapi karena sehingga agar supaya lalu kemudian sambil bahwa saat setelah sebelum ( ) : "
    "melainkan padahal untuk"
)
_NOT_TURNED = ("@v.report", "@v.explain", "@v.hack", "@v.edit", "@v.show_media", "@v.refuse")
_PART_OF_NAME = word_set("itu tersebut setempat negeri sebuah seorang para sejumlah")
_BEFORE_AGENT = word_set("para seorang sejumlah beberapa dua tiga empat lima sang si oknum")
_NASAL = (
    ("bf", "mem", 0),
    ("p", "mem", 1),
    ("t", "men", 1),
    ("s", "meny", 1),
    ("k", "meng", 1),
    ("cdjz", "men", 0),
    ("aeiough", "meng", 0),
)
"""The head of a stem, the nasal prefix that it takes, and how much of the head falls away."""


def _active_form(norm: str) -> str | None:
    """`dibagikan` → `membagikan`, by the rules of the nasal prefix."""
    if not norm.startswith("di") or len(norm) < 6:
        return None
    stem = norm[2:].lstrip("-")
    if stem.startswith("per"):
        return "mem" + stem
    for heads, prefix, dropped in _NASAL:
        if stem[0] in heads:
            return prefix + stem[dropped:]
    return "me" + stem


def _actor_like(unit: Unit) -> bool:
    if unit.has("@authority"):
        return False
    return unit.role is not None or unit.has("@i", "@they", "@person")


def _agent(units: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """Where the agent of the passive at `verb` stands: `units[begin:end]`, with its `oleh`."""
    begin = at = verb + 1
    for ahead in range(verb + 1, min(verb + 8, len(units))):
        unit = units[ahead]
        if unit.stop or unit.norm in (",", "yang") or (unit.verb and ahead > verb + 1):
            break
        if unit.norm == "oleh":
            begin, at = ahead, ahead + 1
            break
    while at < len(units) and units[at].norm in _BEFORE_AGENT:
        at += 1
    if at >= len(units) or not _actor_like(units[at]):
        return None
    end = at + 1
    while end < len(units) and (
        units[end].norm in _PART_OF_NAME
        or units[end].role is not None
        or (units[end].capital and not units[end].has("@contestant", "@party"))
        or units[end].has("@digits")
    ):
        end += 1
    return begin, end


def _turned(unit: Unit) -> Unit:
    """The passive verb in its active voice, as the actor's."""
    keys = {key.replace(":passive", ":active") for key in unit.keys} | {"@active"}
    keys.discard("@passive")
    form = _active_form(unit.norm)
    if form:
        keys.add(form)
        if form.endswith("nya"):
            keys.add(form.removesuffix("nya"))
    return replace(unit, keys=frozenset(keys), voice="active", by_actor=True)


def _object(units: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """Where the thing acted upon stands before the passive: `units[begin:end]`."""
    end = verb
    while end and units[end - 1].norm in _AUXILIARIES:
        end -= 1
    if end and units[end - 1].norm == "yang":
        end -= 1
    begin = end
    while begin:
        unit = units[begin - 1]
        rooted = any(key.startswith("~") for key in unit.keys)
        if unit.stop or unit.norm == "," or unit.norm in _BOUNDS:
            break
        if unit.verb and (rooted or unit.voice != "middle"):
            break  # "spanduk berukuran besar" is one thing, "datang dan …" is not
        begin -= 1
    while begin < end and units[begin].norm in ("dan", "serta", "juga"):
        begin += 1
    return (begin, end) if begin < end else None


def in_active_order(units: Sequence[Unit]) -> list[Unit]:
    """`units` with every passive that names the actor as its agent turned into an active."""
    turned = list(units)
    at = 0
    while at < len(turned):
        unit = turned[at]
        at += 1
        if unit.voice != "passive" or not unit.norm.startswith("di") or unit.has(*_NOT_TURNED):
            continue
        if not any(key.startswith("~") for key in unit.keys):
            continue
        verb = at - 1
        by_suffix = unit.norm.endswith("nya") and unit.has("@possessed")
        agent = (verb + 1, verb + 1) if by_suffix else _agent(turned, verb)
        if agent is None:
            continue
        thing = _object(turned, verb)
        if thing is None:
            turned[verb] = _turned(unit) if by_suffix else unit
            continue
        (first, middle), (begin, end) = thing, agent
        doer = [u for u in turned[begin:end] if u.norm != "oleh"]
        helping = [u for u in turned[middle:verb] if u.norm != "yang"]
        turned[first:end] = [
            *doer,
            *helping,
            _turned(unit),
            *turned[first:middle],
            *turned[verb + 1 : begin],
        ]
        at = first + len(doer) + len(helping) + 1
    return turned
