"""From verdicts to people: copies become one item, the weightiest first, with a sample of the rest.

`docs/triage.md` tells people the same in words.
"""

from jaganetral.scan.triage.aside import Aside
from jaganetral.scan.triage.errors import BadQueue, NotItsInput
from jaganetral.scan.triage.item import Item, Member, Sight, item_json, read_items, write_items
from jaganetral.scan.triage.queue import Sorted, Triage, triage

__all__ = [
    "Aside",
    "BadQueue",
    "Item",
    "Member",
    "NotItsInput",
    "Sight",
    "Sorted",
    "Triage",
    "item_json",
    "read_items",
    "triage",
    "write_items",
]
