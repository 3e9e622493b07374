"""Who does what in an account, and what is denied.

For each unit: whether a negation reaches it, and for verbs who their subject is: `actor` (the
person the account is about), `other`, `contestant`, `authority`, `kin`, or `media` (a photo or
video that shows something). Indonesian is read left to right: a person named right before a
verb is its subject, unless a preposition governs the person or a joining word (`dan`, `lalu`,
`karena`) brings the main subject back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.units import Unit

_PREPOSITIONS = word_set(
    "dengan bersama kepada untuk bagi dari di ke pada oleh terhadap tentang sama atas antara "
    "melalui lewat seperti dalam sebagai with to for by from"
)
_JOINS = word_set(
    "dan lalu kemudian serta sambil karena sehingga agar supaya , tetapi juga maupun sembari "
    "seraya and then because but bahwa sebelum setelah saat"
)
_SCOPE_ENDS = word_set(
    "tetapi melainkan namun sehingga karena lalu kemudian sambil bahwa but because agar ternyata "
    "rupanya nyatanya padahal"
)
_HEADS = ("@photo", "@video", "@post", "@material", "@message")
_SHOWING = ("@v.show_media", "@passive", "menunjukkan", "memuat", "berisi", "menampilkan")
_STRANGE = frozenset({"anonim", "palsu", "resmi", "lain", "bodong", "fake", "fanbase", "gosip"})
_ASKS = frozenset({"boleh", "bolehkah", "bisa", "apa", "melanggar", "aman", "salah", "masalah"})
_MAY = frozenset({"boleh", "bolehkah", "bisakah"})
_TITLES = frozenset({"ibu", "bapak", "pak", "bu", "mas", "mbak", "abang"})
_NOT_NEGATING = frozenset({"hanya", "tahu", "sadar", "paham", "mengerti"})


def read_negation(units: Sequence[Unit]) -> None:
    """Sets `negated` on every unit a negation reaches.

    A negation reaches its first verb and what follows it, up to a new verb, a contrast
    (`tetapi`) or the end of the clause; `atau`, and `dan` before a noun, carry it on.
    `tidak hanya` and `tidak sengaja` negate nothing that was done.
    """
    open_at, verbs = False, 0
    for at, unit in enumerate(units):
        if unit.has("@neg") and not unit.has("@unintended", "@not_only"):
            following = units[at + 1] if at + 1 < len(units) else None
            if following is not None and following.norm in _NOT_NEGATING:
                continue
            if at and units[at - 1].norm in _ASKS and (following is None or unit.norm == "tidak"):
                unit.keys = frozenset({"@asks"})  # "boleh nggak nemenin dia?", "melanggar tidak?"
                continue
            open_at, verbs = True, 0
            continue
        if not open_at:
            continue
        before = units[at - 1]
        if unit.stop or unit.norm in _SCOPE_ENDS or unit.norm in (",", ")", "("):
            carried = unit.norm == "," and _list_goes_on(units, at)
            open_at = carried
            continue
        if unit.verb and not before.has("@neg"):
            verbs += 1
            if before.norm in ("dan", "serta", "dengan"):
                open_at = False
                continue
        elif unit.verb:
            verbs += 1
        unit.negated = True


def _list_goes_on(units: Sequence[Unit], comma: int) -> bool:
    """Whether a comma inside a denial only separates the things denied (`tanpa A, B atau C`)."""
    for unit in units[comma + 1 : comma + 6]:
        if unit.stop or unit.verb or unit.norm in _SCOPE_ENDS or unit.has("@neg"):
            return False
        if unit.norm in ("atau", "maupun", "ataupun"):
            return True
    return False


_PERSONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("actor", ("@i", "@they")),
    ("contestant", ("@contestant",)),
    ("authority", ("@authority",)),
    ("actor", ("@role",)),
    ("other", ("@other", "@team", "@party")),
    ("actor", ("@person",)),
    ("kin", ("@kin",)),
)


def _person_kind(unit: Unit, actor_seen: bool) -> str | None:
    """What a person word stands for; the first row that fits."""
    kind = next((kind for kind, keys in _PERSONS if unit.has(*keys)), None)
    if actor_seen and kind == "actor" and not unit.has("@i", "@they"):
        # beside an actor, a regional head or "a man" is someone the account only mentions
        mentioned = unit.role is None or unit.role.office == "regional_head"
        return "other" if mentioned else "actor"
    return kind


def read_subjects(units: Sequence[Unit]) -> None:
    """Sets `subject` on every verb, and `clause` on every unit."""
    reader = _Reader()
    for at, unit in enumerate(units):
        unit.clause = reader.clause
        reader.take(units, at, unit)


@dataclass(slots=True)
class _Reader:
    """What is remembered while an account is read from left to right."""

    main: str | None = None  # subject of the sentence
    current: str | None = None  # subject of the last verb
    topic: str | None = None  # the actor once named, whom the account is about
    near: str | None = None  # a person named since the last verb
    near_at: int = -1
    apart: bool = False  # a comma stands since that person
    first_person: bool = False
    listed: bool = False  # a joining word stands since that person, and nobody after it
    governed: bool = False  # a preposition stands open
    near_governed: bool = False  # the person named was governed by one
    joined: bool = True  # a joining word stands since the last verb
    headed: str | None = None  # a photo, a video or an account that the person belongs to
    head: str | None = None  # whom a relative clause (`yang`) is about
    in_relative: int = 0  # verbs seen since that `yang`
    clause: int = 0

    def take(self, units: Sequence[Unit], at: int, unit: Unit) -> None:
        """Reads one unit."""
        if unit.stop:
            self.clause += 1
            self.main = self.current = self.near = self.headed = self.head = None
            self.joined, self.governed = True, False
        elif unit.verb:
            self._verb(units, at, unit)
        elif unit.norm == "yang":
            if self.main is None and self.near is not None:
                self.head, self.in_relative = self.near, 0
        elif unit.norm in _JOINS:
            if unit.norm in ("dan", ",", "juga"):
                self.listed = self.near is not None  # "bersama staf dan warga memasang"
                self.apart = unit.norm == ","
            else:
                self.near, self.headed = None, None
            self.joined, self.governed = True, False
            self.clause += unit.norm not in ("dan", "atau", "juga")
        elif unit.norm in _PREPOSITIONS:
            self.governed = True
        elif unit.norm in _MAY and self.first_person:
            # "suami saya caleg, boleh ikut kampanye?": whoever asks asks for themselves
            self.near, self.headed, self.head = None, None, None
            self.main = self.current = self.topic = "actor"
        else:
            self._noun(units, at, unit)

    def _verb(self, units: Sequence[Unit], at: int, unit: Unit) -> None:
        if self.listed and self.main is not None:
            self.near, self.headed, self.joined = None, None, True
        subject = self._subject(units, at, unit)
        unit.subject = self.current = subject
        relative = self.head is not None and self.in_relative == 0
        self.in_relative += 1
        if (
            not relative
            and not unit.has("@v.report", "menemukan")
            and (self.main is None or self.main in ("authority", "media"))
        ):
            self.main, self.head = subject, None
        self.near, self.headed, self.joined, self.governed = None, None, False, False
        self.near_governed = self.listed = False

    def _kind(self, units: Sequence[Unit], at: int, unit: Unit) -> str | None:
        following = units[at + 1] if at + 1 < len(units) else None
        if unit.norm in _TITLES and following is not None and following.role is not None:
            return None  # "Ibu guru", "Bapak camat": a title
        if unit.has("@i"):
            self.first_person = True
        elif unit.has("@they") and self.first_person:
            return "other"  # "saya … dia …": he is someone else
        return _person_kind(unit, self.topic is not None)

    def _noun(self, units: Sequence[Unit], at: int, unit: Unit) -> None:
        kind = self._kind(units, at, unit)
        if kind is not None:
            if unit.has("@i") and self.listed and self.near != "actor":
                self.near = None  # "suami saya polisi dan saya guru": a new subject
            self.listed = False
            if kind == "actor":
                self.topic = "actor"
            if (
                self.near is not None
                and not self.apart
                and not (self.near_governed and not self.governed)
                and not (unit.has("@possessed") and units[at - 1].norm == "yang")
            ):
                return  # the head of a noun phrase comes first: "guru teman saya", "istri calon"
            if self.near is None and self.headed == "account" and unit.has("@i"):
                self.near, self.near_at = "actor", at
                return
            self.near, self.near_at, self.joined, self.apart = kind, at, False, False
            self.near_governed, self.governed = self.governed, False
        elif unit.norm in _STRANGE and self.headed == "account":
            self.near, self.near_at, self.near_governed = "other", at, self.governed
        elif unit.has("@account") and self.near is None:
            self.headed, self.near_at, self.joined = "account", at, False
            self.near_governed = self.governed
            if unit.has("@possessed", "akun pribadi"):
                self.near = "actor"
            elif unit.has("@government_account"):
                self.near = "other"
        elif unit.has(*_HEADS) and self.near is None:
            self.headed, self.joined, self.near_at = "media", False, at

    def _subject(self, units: Sequence[Unit], at: int, unit: Unit) -> str | None:  # noqa: PLR0911
        if unit.by_actor:
            return "actor"
        begin = max(self.near_at, 0)
        relative = any(u.norm == "yang" for u in units[begin:at])
        if self.head is not None and self.in_relative >= 1 and (not self.joined or self.listed):
            return self.head  # the relative clause is over: "guru yang suaminya nyaleg hadir"
        if self.headed == "media" and (self.near is None or (unit.has(*_SHOWING) and not relative)):
            return "media"
        if self.headed == "account" and self.near is None:
            return None
        if self.near is not None and (not self.near_governed or relative):
            return self.near
        if self.joined:
            if self.main in ("other", "contestant", "kin"):
                return self.main
            return self.topic or self.main
        if self.near is not None and self.current in (None, "media"):
            return self.topic or self.main
        return self.current or self.main or self.topic
