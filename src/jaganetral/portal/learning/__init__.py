"""Learning: short modules and a quiz that teaches, both made from the rulebook.

What another room may rest on:

- `learning.models.Learner`: somebody who learns, under a number of their own. It may belong to an
  account (`Learner.account`), or to nobody known. Another room links its person one-to-one with
  `on_delete=SET_NULL`: a learner who is no longer wanted goes, and takes nothing else along.
- `learning.session.enter(request, learner)`: this browser learns as that learner, until it
  leaves, signs in as somebody else, or the session ends. Called by a room that knows who opened a
  personal link.
- `learning.session.learner_of(request) -> Learner | None`: who learns here. None: nobody known;
  such a person may learn all the same, and nothing is stored but the session.
- `learning.selectors.progress(learner) -> Progress(modules_done, quiz_taken_at, mastery, rulebook)`
  and `learning.selectors.progress_of(learners) -> {learner.pk: Progress}` for many at once, in
  a few queries. `mastery` and answers are the person's own: what is counted about others is that
  modules were read and a quiz was taken, never how it went.

Who learns without an account and without a link leaves no row. Answers, mastery and what was read
are shown to the person alone; authors see figures of a question from ten people on.
"""
