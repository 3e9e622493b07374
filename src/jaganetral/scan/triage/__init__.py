"""From verdicts to people: copies become one item, the weightiest first, with a sample of the rest.

`docs/triage.md` tells people the same in words.
"""

from jaganetral.scan.triage.errors import BadQueue, NotItsInput
from jaganetral.scan.triage.item import Item, Member, Sight, item_json, read_items, write_items

__all__ = [
    "BadQueue",
    "Item",
    "Member",
    "NotItsInput",
    "Sight",
    "item_json",
    "read_items",
    "write_items",
]
