"""The edge: a row that somebody wrote becomes a `Conduct`, a `Verdict` becomes one line of JSON.

`docs/contract.md` tells people the same in words.
"""

from jaganetral.contract.errors import BadConduct
from jaganetral.contract.reading import FIELDS, TEXT_LIMIT, conduct_from_row
from jaganetral.contract.writing import verdict_json

__all__ = ["FIELDS", "TEXT_LIMIT", "BadConduct", "conduct_from_row", "verdict_json"]
