"""“I am being asked to”: how to refuse, what to keep, how to report pressure safely."""
