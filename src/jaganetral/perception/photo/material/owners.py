"""Whose a piece of material is: an id, a name or a ballot number → a contestant or a party."""

from __future__ import annotations

from datetime import date

from jaganetral.elections import Registry
from jaganetral.model import Contestant, Period, Setting, Target

_EVER = Setting(Period(date.min, date.max), None, ())


class Owners:
    """The contestants and parties of a registry, by what an agency may call them."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._parties: dict[str, Contestant] = {}
        for entry in registry.names(_EVER):
            self._parties.setdefault(entry.surface.casefold(), entry.contestant)
            self._parties.setdefault(entry.contestant.id, entry.contestant)

    def find(self, said: str, contest: str | None) -> Target:
        """The target that `said` means; with `contest`, also a ballot number or a name in it.

        What the registry does not know stays a name without an id: material of a contestant who
        is not registered yet counts as well.
        """
        words = " ".join(said.split())
        within = contest or words.rpartition(":")[0]
        known = self._registry.contest(within) if ":" in within else None
        for contestant in known.contestants if known else ():
            names = {contestant.id.casefold(), contestant.name.casefold()}
            names |= {person.casefold() for person in contestant.people}
            if contestant.number is not None:
                names |= {str(contestant.number), f"{contestant.number:02d}"}
            if words.casefold() in names:
                return _target(contestant)
        party = self._parties.get(words.casefold()) or self._parties.get(
            f"party:{words.casefold()}"
        )
        return _target(party) if party is not None else Target(words)


def _target(contestant: Contestant) -> Target:
    kind = "party" if contestant.kind == "party" else "contestant"
    return Target(contestant.name, contestant.id, kind)  # type: ignore[arg-type]
