"""From a registered report to a fair end: the desks, the moves, the decisions."""
