"""Which rules apply, which exceptions, what is missing; and the explanation in both languages."""

from jaganetral.judgement.remembered import Judge
from jaganetral.judgement.verdict import Asked, judge

__all__ = ["Asked", "Judge", "judge"]
