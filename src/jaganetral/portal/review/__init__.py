"""The queue that a scan and its triage made, worked through by people: nothing here decides."""
