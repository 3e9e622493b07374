"""What the law says: instruments, rules, exceptions, sanctions and authorities as dated YAML."""

from jaganetral.law.conditions import Condition, Elements
from jaganetral.law.elements import ELEMENTS, MANY, Value
from jaganetral.law.errors import BadRulebook, LawError, UnknownRule
from jaganetral.law.records import Example, Instrument, RuleRecord, Words
from jaganetral.law.rulebook import Rule, Rulebook, load

__all__ = [
    "ELEMENTS",
    "MANY",
    "BadRulebook",
    "Condition",
    "Elements",
    "Example",
    "Instrument",
    "LawError",
    "Rule",
    "RuleRecord",
    "Rulebook",
    "UnknownRule",
    "Value",
    "Words",
    "load",
]
