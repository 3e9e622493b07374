"""Ask a human: an adviser of the own agency answers, and the answer protects who asked."""
