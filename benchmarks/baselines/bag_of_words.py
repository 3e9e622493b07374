"""The baseline that learns: tf-idf of words and pairs, logistic regression, balanced classes.

    python bag_of_words.py --cases CASES.jsonl scan INPUT -o OUTPUT

It learns from the decided cases themselves, cross-validated in ten folds: every case is judged by a
model that did not see it. It knows nothing of the law or its dates.
"""

import json
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from scan_interface import run, words
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

FOLDS = 10


def fold(identity: str) -> int:
    """The fold of a case, by its id alone: the same in every run."""
    return zlib.crc32(identity.encode()) % FOLDS


def learn(cases: list[dict[str, Any]], fields: set[str]) -> Any:
    """A model of the cases, given the fields that the scan shows."""
    shown = [{k: v for k, v in case["conduct"].items() if k in fields} for case in cases]
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        LogisticRegression(C=4.0, class_weight="balanced", max_iter=2000, random_state=0),
    )
    labels = [case["expected"]["verdict"] == "prohibited" for case in cases]
    return model.fit([words(conduct) for conduct in shown], np.array(labels))


def judge(conducts: list[dict[str, Any]]) -> list[tuple[str, float]]:
    """Each conduct by the model of the other folds."""
    fields = {field for conduct in conducts for field in conduct}
    models = {
        place: learn([c for c in CASES if fold(c["conduct"]["id"]) != place], fields)
        for place in range(FOLDS)
    }
    verdicts = []
    for conduct in conducts:
        ((_, share),) = models[fold(conduct["id"])].predict_proba([words(conduct)])
        verdicts.append(("prohibited" if share >= 0.5 else "allowed", float(max(share, 1 - share))))
    return verdicts


at = sys.argv.index("--cases")
CASES = [
    case
    for case in map(json.loads, Path(sys.argv[at + 1]).read_text().splitlines())
    if case["expected"]["verdict"] in ("prohibited", "allowed")
]
run(judge, sys.argv[1:at] + sys.argv[at + 2 :])
