"""The self-check: a conduct told by a form or in free words, judged at once, and forgotten."""
