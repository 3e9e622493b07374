"""Who of the roster a participant is: names without titles, the office as a second cue.

Clear is only what leaves no doubt: the very address, or the very name where nobody else has one
like it or the office that is shown decides. All else is looked at by a person, and what is clear is
confirmed by a person too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from rapidfuzz import fuzz

from jaganetral.portal.reaching.models import Match
from jaganetral.portal.reaching.offices import plain
from jaganetral.portal.reaching.sealed import Joined

__all__ = ["Found", "Matcher", "Somebody", "bare_name"]

SAME, LIKELY, NEAR = 98.0, 78.0, 88.0
"""From SAME on a name is the same, from LIKELY on it may be; another person from NEAR on is a
doubt. Set on made-up names by hand, not trained."""
SHOWN = 5
_TITLES = frozenset(
    (  # noqa: SIM905 - as a list it fills the page
        "dr drs dra ir h hj prof r rr rd kh ust ustadz ibu bpk bapak pak bu sdr sdri yth mr mrs "
        "drg apt ns st sdm kol letkol ners"
    ).split()
)
_DEVICES = frozenset(
    (  # noqa: SIM905
        "hp iphone ipad galaxy samsung oppo vivo redmi xiaomi realme infinix laptop pc komputer "
        "android phone tablet asus lenovo acer zoom user guest tamu peserta admin operator host"
    ).split()
)
_DEGREE = re.compile(
    r"^(s\.?\s?(pd|sos|e|h|t|ip|kom|km|kep|tp|si|ag|ap|hut|pt|p|stp|pi|ked|farm|psi|ak|hum|mn|st|"
    r"tr|i\.?kom|pd\.?i|pd\.?sd|sn|gz|keb|kel)|m\.?\s?(pd|si|m|h|t|e|kom|kes|ap|ag|sc|ba|hum|ak|"
    r"kn|eng|ec|p|sos|a|pa)|a\.?\s?(md|ma|mkeb|mdkep)|d\.?\s?(ea)|ph\.?d|sp\.?\s?[a-z]{1,3}|"
    r"amd|skm|stp|ssi|spd|msi|mm|mh|se|sh|st|sip|sag|sap|skom|skep|ners|mpd|mkes|mkom|bsc|gr)\.?$",
    re.IGNORECASE,
)


def bare_name(text: str) -> str:
    """A name in small letters without titles, degrees, devices and what follows a comma."""
    head = text.partition(",")[0]
    words = [word for word in head.split() if not (_DEGREE.match(word) and "." in word)]
    tokens = [re.sub(r"[^a-z']", "", word.casefold()) for word in words]
    kept = [one for one in tokens if len(one) > 1 and one not in _TITLES | _DEVICES]
    while len(kept) > 1 and _DEGREE.match(kept[-1]) and len(kept[-1]) <= 4:
        kept.pop()
    return " ".join(kept)


@dataclass(frozen=True, slots=True)
class Somebody:
    """An employee as far as matching needs."""

    pk: UUID
    name: str
    email: str
    office: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a participant is taken for: the likeliest employees with their scores, best first."""

    match: Match
    candidates: list[tuple[UUID, int]] = field(default_factory=list)


class Matcher:
    """Finds participants in a roster that is read once."""

    def __init__(self, roster: Iterable[Somebody]) -> None:
        self._people = list(roster)
        self._names = [bare_name(one.name) for one in self._people]
        self._by_token: dict[str, list[int]] = defaultdict(list)
        self._by_email: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._names):
            for token in set(name.split()):
                self._by_token[token[:4]].append(place)
            if email := self._people[place].email:
                self._by_email[email].append(place)
        self._cues = _cues({one.office for one in self._people})

    def find(self, joined: Joined) -> Found:
        """Who that may be."""
        own = self._by_email.get(joined.email.casefold(), []) if joined.email else []
        if len(own) == 1:
            return Found(Match.CLEAR, [(self._people[own[0]].pk, 100)])
        names, offices = self._parts(joined.name)
        scores: dict[int, float] = {}
        for name in names:
            for place in {p for token in name.split() for p in self._by_token[token[:4]]}:
                score = _alike(name, self._names[place])
                if score >= LIKELY and score > scores.get(place, 0.0):
                    scores[place] = score
        if not scores:
            return Found(Match.UNMATCHED)
        here = {place for place in scores if self._people[place].office in offices}
        order = sorted(scores, key=lambda place: (-scores[place], place not in here, place))
        shown = [(self._people[place].pk, round(scores[place])) for place in order[:SHOWN]]
        same = [place for place in order if scores[place] >= SAME]
        near = [place for place in order if scores[place] >= NEAR]
        if len(same) == 1 and len(near) == 1:
            # Another office than the one that is shown is a doubt, even where the name is the same.
            sure = not offices or same[0] in here
        else:
            sure = len(here & set(same)) == 1 and len(here & set(near)) == 1
            if sure:
                best = next(iter(here & set(same)))
                shown.sort(key=lambda one: one[0] != self._people[best].pk)
        return Found(Match.CLEAR if sure else Match.DOUBTFUL, shown)

    def _parts(self, shown: str) -> tuple[list[str], set[str]]:
        """The names that may stand in what is shown, and the offices that it points at."""
        parts = [part for part in re.split(r"\s[-–—]\s|[_|/:()\[\]]|\s-|-\s", shown) if part]
        offices: set[str] = set()
        names: list[str] = []
        for part in parts:
            found = self._cues.get(plain(part), set()) | self._cues.get(
                re.sub(r"[^a-z]", "", part.casefold()), set()
            )
            if found:
                offices |= found
                continue
            words = part.split()
            first = self._cues.get(words[0].casefold()) if len(words) > 1 else None
            if first:
                offices |= first
            if name := bare_name(" ".join(words[1:] if first else words)):
                names.append(name)
        if len(names) > 1:
            names.append(" ".join(names))
        return names, offices


def _alike(one: str, other: str) -> float:
    """0-100. A single word is never more than likely: too many people share it."""
    left, right = sorted(one.split()), sorted(other.split())
    score = fuzz.ratio(" ".join(left), " ".join(right))
    shared = set(left) & set(right)
    if len(shared) >= 2 and (set(left) <= set(right) or set(right) <= set(left)):
        score = max(score, 90.0)  # a part of a name: likely, and never the same
    if min(len(left), len(right)) == 1 and left != right:
        return 80.0 if shared else min(score, 80.0)
    return score


def _cues(offices: Iterable[str]) -> dict[str, set[str]]:
    """By short form (BKD, Dinkes, the whole name) the offices that it may mean."""
    found: dict[str, set[str]] = defaultdict(set)
    for office in offices:
        whole = plain(office)
        words = whole.split()
        found[whole].add(office)
        letters = "".join(word[0] for word in words if word not in ("dan", "dan/atau"))
        for short in {letters, *(letters[:end] for end in range(3, len(letters)))}:
            if len(short) >= 3:
                found[short].add(office)
        if len(words) >= 2 and words[0] in ("dinas", "badan"):
            found[("dis" if words[0] == "dinas" else "ba") + words[1][:3]].add(office)
            found["din" + words[1][:3]].add(office)
    return found
