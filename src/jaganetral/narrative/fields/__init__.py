"""Readers of fields that need more than a table: people, kin, gestures, dates, places, words."""
