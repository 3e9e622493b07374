"""The API at /api/v1: the same door for programs. docs/api.md tells people the same in words."""
