"""Calls: to vote for or against somebody, and to vote at all.

"Pilih" asks for a side only where a contestant, a party or a ballot number is what to choose;
"pilih menu" is not a call. A call to use one's vote, without anybody named, is nobody's side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jaganetral.perception.confidence import CALL
from jaganetral.perception.seats import Mention
from jaganetral.perception.text.marked import Hit, Marked
from jaganetral.perception.text.quotation import told
from jaganetral.perception.text.register import is_news

_REACH = 7
_SUBJECTS = frozenset(
    [
        "saya",
        "kami",
        "mereka",
        "dia",
        "ia",
        "beliau",
        "warga",
        "rakyat",
        "masyarakat",
        "yang",
        "akan",
        "sudah",
    ]
)
_SOFT = frozenset(["memilih", "mencoblos", "memenangkan", "nyoblos"])
_PUSH = frozenset(
    ["ayo", "mari", "ajak", "harus", "wajib", "jangan", "mohon", "tolong", "silakan", "silahkan"]
)
_CONDITIONS = frozenset(
    ["kalau", "jika", "apabila", "andai", "andaikan", "bila", "seandainya", "misal", "misalnya"]
)
_SUPPOSED = frozenset(
    ["kamu", "saya", "kami", "kita", "anda", "kalian", "mereka", "dia", "orang", "warga", "rakyat",
     "ada", "yang", "sampai", "jadi", "mau", "ingin", "masih", "tetap", "saja", "tidak", "harus",
     "boleh", "bisa", "terpaksa", "sempat", "ikut", "semua", "nanti", "besok"]
)  # fmt: skip
_NOT = frozenset({"jangan", "tidak", "bukan", "ogah"})
_OPEN_ENDS = frozenset({"lupa", "ragu", "takut", "khawatir", "salah", "sampai"})


class Call(NamedTuple):
    """A call: support, oppose or turnout; the words, and who is meant (none for turnout)."""

    value: str
    first: int
    last: int
    mention: Mention | None
    confidence: float


def find_calls(marked: Marked, mentions: Sequence[Mention]) -> list[Call]:
    """Every call of a text, in order.

    Questions, words of others, what is supposed ("kalau kamu pilih …") and jokes are no calls.
    """
    calls: list[Call] = []
    news = is_news(marked)
    objects = [m for m in mentions if m.value in {"contestant", "party", "generic", "number"}]
    others = told(marked)
    for hit in () if marked.has("joke") else marked.hits("call"):
        if hit.first in others or supposed(marked, hit):
            continue
        call = _call(marked, hit, objects, news)
        if call is not None and not any(c.mention == call.mention for c in calls):
            calls.append(call)
    bound = {i for c in calls for i in range(c.first, c.last + 1)}
    for hit, _ in marked.longest("turnout"):
        if (
            not bound.intersection(range(hit.first, hit.last + 1))
            and marked.sentence[hit.first] not in marked.questions
        ):
            calls.append(Call("turnout", hit.first, hit.last, None, CALL["turnout"]))
    calls.sort(key=lambda c: (c.first, c.last, c.value))
    return calls


def _call(marked: Marked, hit: Hit, objects: Sequence[Mention], news: bool) -> Call | None:
    """The call that a verb makes, if it asks for (or against) somebody in its sentence."""
    mention = _object(marked, hit, objects)
    if mention is None or marked.sentence[hit.first] in marked.questions:
        return None
    before = _before(marked, hit.first)
    near = before[-2:]
    negated = bool(_NOT.intersection(near)) and not _OPEN_ENDS.intersection(near)
    if negated and "jangan" not in near:
        return None
    pushed = bool(_PUSH.intersection(before[-5:]))
    verb = marked.tokens[hit.last].form
    if not (pushed or negated) and _headlined(marked, hit):
        return None
    if (news and not pushed) or not (negated or pushed or _urges(before, verb)):
        return None
    table = "named"
    if mention.number is not None:
        table = "numbered"
    elif mention.value == "generic":
        table = "generic"
    return Call(
        "oppose" if negated else "support",
        min(hit.first, mention.first),
        max(hit.last, mention.last),
        mention,
        CALL[table],
    )


def supposed(marked: Marked, hit: Hit) -> bool:
    """ "Kalau kamu pilih Budi, siap kecewa"; but "kalau mau maju coblos Budi" is a call."""
    for index in range(hit.first - 1, max(-1, hit.first - 5), -1):
        form = marked.tokens[index].form
        if form in _CONDITIONS:
            return True
        if form not in _SUPPOSED:
            return False
    return False


def _headlined(marked: Marked, hit: Hit) -> bool:
    """ "Empat Serikat Dukung Wirasaba": somebody does it, in the capitals of a headline."""
    if hit.first == 0 or marked.text.isupper():
        return False
    before = marked.tokens[hit.first - 1]
    verb = marked.text[marked.tokens[hit.first].start]
    return before.kind == "word" and verb.isupper() and marked.text[before.start].isupper()


def _object(marked: Marked, hit: Hit, objects: Sequence[Mention]) -> Mention | None:
    """Whom a verb asks to vote for: the first named after it in its sentence."""
    for mention in objects:
        after = hit.first <= mention.last and mention.first - hit.last <= _REACH
        if after and marked.sentence[mention.first] == marked.sentence[hit.first]:
            nameless = mention.value == "generic" and mention.number is None
            return None if nameless and not singled(marked, mention) else mention
    return None


def _urges(before: list[str], verb: str) -> bool:
    """Whether a bare verb asks others: not "saya pilih", not "siapa yang dukung"."""
    if verb in _SOFT:
        return False
    near = before[-2:]
    if near and near[-1] == "siap":
        return False
    return not _SUBJECTS.intersection(near) and "siapa" not in before[-4:]


def singled(marked: Marked, mention: Mention) -> bool:
    """Whether a nameless contestant is one in particular: "paslon ini", "caleg saya"."""
    after = [t.form for t in marked.tokens[mention.last + 1 : mention.last + 3]]
    return bool({"ini", "kita", "saya", "kami", "nomor"}.intersection(after))


def _before(marked: Marked, index: int) -> list[str]:
    """The words before a token in its clause."""
    words: list[str] = []
    for i in range(index - 1, max(-1, index - 6), -1):
        if marked.tokens[i].kind in {"stop", "ask"}:
            break
        words.append(marked.tokens[i].form)
    return words[::-1]
