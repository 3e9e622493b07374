"""The commands. `main` is what `jaganetral` on the command line runs.

Exit status: 0 a verdict was given, whatever it says; 2 the input or the call was wrong, with
one line on stderr; 3 `--fail-on LEVEL` was reached; 130 interrupted.
"""

from jaganetral.cli.main import commands, main

__all__ = ["commands", "main"]
