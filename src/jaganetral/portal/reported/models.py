"""This room keeps nothing of its own: it shows what casework, evidence and letters keep."""
