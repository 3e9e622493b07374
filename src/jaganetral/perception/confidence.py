"""How sure each recogniser is: every weight and threshold of the text readers, in one table.

The figures are judgements made from language, not fitted ones. `training/measure_text.py`
prints how often they hold; the trained reader of sides brings its own chances
(docs/models/text.md).
"""

from __future__ import annotations

from typing import Final

MENTION: Final = {
    "name": 0.95,           # a full name or an unambiguous short one, as a whole word
    "name_with_cue": 0.8,   # a common name next to a second cue
    "name_in_tag": 0.85,    # inside a hashtag or an account name
    "misspelled": 0.7,      # one letter off, or the same by sound
    "elsewhere": 0.75,      # a name known from another place than that of the setting
    "generic": 0.85,        # caleg, paslon, bakal calon …
    "party": 0.9,
    "team": 0.85,
    "organizer": 0.95,
    "doubtful": 0.6,        # relawan, posko, partai: right only with their cue
}  # fmt: skip

NUMBER: Final = {
    "ballot": 0.95,         # with a ballot word: nomor urut 2, paslon 02, coblos no 2
    "fingers": 0.85,        # salam dua jari
    "resolved": 0.8,        # 02 next to a political cue, and someone here has that number
    "tag": 0.75,            # #Deng_02
    "alone": 0.7,           # large and alone on a banner that speaks of an election
    "cue": 0.6,             # 02 next to a political cue; nobody known has that number
    "emoji": 0.55,          # ✌ beside a political cue
}  # fmt: skip

CALL: Final = {"named": 0.9, "numbered": 0.85, "generic": 0.75, "turnout": 0.9}

# Weights of stance cues, summed per target within reach.
STANCE_WEIGHT: Final = {
    "call": 1.2, "endorse": 1.0, "win": 0.7, "praise": 0.6, "emoji_good": 0.6,
    "courtesy": 0.4, "outcome": 0.45,
    "oppose": 1.1, "oppose_near": 1.1, "attack": 0.9, "defeat": 0.35,
    "emoji_bad": 0.7, "number_shown": 0.7,
}  # fmt: skip
STANCE_THRESHOLD: Final = 0.6  # |sum| from which a side is read
OTHER_SENTENCE: Final = 0.5  # a cue outside the sentence of the target counts this much
QUESTION: Final = 0.35  # a cue in a question
NEWS: Final = 0.25  # a cue in a text that reads as news
REPORTED: Final = 0.4  # a cue told of others ("katanya", "menurut")
NOT_MEANT: Final = 0.2  # a cue between the quotation marks of others, or said to be a joke
NEGATED_PRAISE: Final = -0.8  # "tidak amanah"
NEGATED_ATTACK: Final = -0.2  # "bukan antek": a defence, weakly
CONDITION: Final = 0.6  # "kalau menang"
GENERIC_TARGET: Final = 0.7  # praise of "caleg" in general says less than of a name
ADDRESSED: Final = 0.7  # the target is only addressed by its account (@name)
CARRIED: Final = 0.8  # the target stands in what is answered, not in the text
TOLD_ONLY: Final = 0.5  # chance of taking no side from which on a call is told of, not made
UNNAMED: Final = 0.5  # a side is taken, and nobody is named
NEWS_SIGNS: Final = 2  # so many signs of reporting make a text news

TOPIC: Final = {"strong": 0.85, "two": 0.65, "one": 0.5, "everyday": 0.8}


def stance_confidence(score: float) -> float:
    """The chance that a stance of this summed weight is right (0.55–0.95)."""
    return round(min(0.95, 0.4 + 0.3 * abs(score)), 2)
