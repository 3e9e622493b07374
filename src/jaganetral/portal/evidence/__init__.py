"""What was handed in, kept as it came, with who held it."""
