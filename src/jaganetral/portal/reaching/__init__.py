"""Reaching everyone: the roster, roll calls, coverage, personal links, and reminders.

What another room may rest on: `reaching.selectors.employee_of(learner) -> Employee | None`, who
somebody that learns is in the roster of an agency, where they are in one.
"""
