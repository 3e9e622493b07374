"""How JagaNetral is tested.

- The tests mirror `src/jaganetral`: one folder for each room, tables where tables can be read.
- Parsers, normalisers and whatever reads strangers' words are tested with hypothesis as well; the
  long run of the same idea is `make soak`.
- Every rule of the law carries its own examples (`jaganetral rules test`); a test runs them all.
- Decided cases (tests/cases) only measure. They are no part of the repository and are skipped
  where they are absent.
- Warnings are errors. Nothing opens a network connection.
"""

from hypothesis import settings

# No deadline for a single example: machines are shared, and time is measured in benchmarks/.
settings.register_profile("shared-machine", deadline=None, print_blob=True)
settings.load_profile("shared-machine")
