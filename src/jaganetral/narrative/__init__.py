"""A person's own account of what happened, read into the fields of a conduct.

`read(conduct)` fills the absent fields of a `Conduct` from its `narrative` and says from which
words; `read_text(text)` is its core. The account may be a report in the press's Indonesian or
a question in a phone's spelling. The words stand in tables (`lexicon`, `cues`); `clauses` says
who does what and what is denied.
"""

from __future__ import annotations

from jaganetral.narrative.findings import Finding
from jaganetral.narrative.reading import read, read_text

__all__ = ["Finding", "read", "read_text"]
