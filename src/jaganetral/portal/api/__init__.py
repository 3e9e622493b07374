"""The API at /api/v1: the same door for programs."""
