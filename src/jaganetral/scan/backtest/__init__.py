"""A change of the rules, tried on what people agreed on: what becomes right by it, and what wrong.

`docs/law.md` tells people the same in words.
"""

from jaganetral.scan.backtest.comparing import Named, Report, RuleCount, Side, compare
from jaganetral.scan.backtest.estimating import FEWEST, Estimate
from jaganetral.scan.backtest.judging import Judged, Trial, Watch, both, on_trial
from jaganetral.scan.backtest.labels import Aside, Decision, Label, read_labels

__all__ = [
    "FEWEST",
    "Aside",
    "Decision",
    "Estimate",
    "Judged",
    "Label",
    "Named",
    "Report",
    "RuleCount",
    "Side",
    "Trial",
    "Watch",
    "both",
    "compare",
    "on_trial",
    "read_labels",
]
