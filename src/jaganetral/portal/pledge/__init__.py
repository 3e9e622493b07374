"""The pledge of neutrality: a text, signed by who read what it rests on, verified by anybody.

What another room may rest on: `pledge.selectors.signed_on(learners) -> {learner.pk: date}`, of whom
a pledge counts now and since when; `pledge.selectors.asked_again() -> QuerySet[Learner]`, whose
pledge counts no more because the text or a rule that it names says something else.
"""
