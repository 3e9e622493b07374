"""What the reader is measured beside: a keyword list, TF-IDF and the packaged encoder, each plain.

TF-IDF is words 1-2 and parts of words 2-5 of the masked text with logistic regression (C=4,
balanced); the encoder is its embedding of the masked text, standardised, with the same regression.
They learn from the same read rows as the reader and are not tuned.
"""

from __future__ import annotations

import re

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

from training.text.learner import Fold
from training.text.pool import SIDES, Floats, Indices, Pool

_FOR = re.compile(
    r"\b(?:dukung\w*|mendukung|pilih|coblos|menang\w*|lanjutkan|hebat|mantap|keren|terbaik|semoga"
    r"|semangat|amanah|gas\w*|all ?in|juara|bismillah|sukses)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:jangan|tolak|bohong|pembohong|korup\w*|gagal|bodoh|goblok|tolol|kecewa|janji|pencitraan"
    r"|muak|antek|curang|kalah|hancur|malu\w*)\b",
    re.IGNORECASE,
)


def keywords(pool: Pool, rows: Indices) -> Floats:
    """One word for or against decides; both or none is neither."""
    found = np.zeros((len(rows), len(SIDES)))
    for place, row in enumerate(rows):
        text = pool.examples[row].text
        more = len(_FOR.findall(text)) - len(_AGAINST.findall(text))
        found[place, 1 + (more < 0) - (more > 0)] = 1.0
    return found


def lexical(pool: Pool, rows: Indices) -> Floats:
    """The word lists of the reader alone, as they were before anything was trained."""
    found = np.zeros((len(rows), len(SIDES)))
    for place, row in enumerate(rows):
        score = pool.examples[row].score
        found[place, 1 - (score >= 0.6) + (score <= -0.6)] = 0.4 + 0.3 * min(abs(score), 1.8)
    return found


def tfidf(pool: Pool, fold: Fold, rows: Indices) -> Floats:
    """TF-IDF and logistic regression."""
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
        ),
        LogisticRegression(C=4.0, class_weight="balanced", max_iter=300),
    )
    model.fit(_plain(pool, fold.train), pool.stance[fold.train])
    return np.asarray(model.predict_proba(_plain(pool, rows)))


def encoder(pool: Pool, fold: Fold, rows: Indices) -> Floats:
    """The embedding and logistic regression."""
    model = LogisticRegression(C=4.0, class_weight="balanced", max_iter=300)
    model.fit(pool.embedded[fold.train], pool.stance[fold.train])
    return np.asarray(model.predict_proba(pool.embedded[rows]))


def _plain(pool: Pool, rows: Indices) -> list[str]:
    return [pool.examples[row].plain for row in rows]
