"""The API shaken for long: schemathesis on every operation,
with far more requests than `make test`.

    python soak/api.py [--examples 2000]

Ends with 1 where an answer was a 5xx or one that the schema does not name; each is printed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--examples", type=int, default=2000, help="requests for each operation")
    examples = parser.parse_args().examples
    command = [sys.executable, "-m", "pytest", "tests/portal/api/test_schema.py", "-q", "-n0"]
    ended = subprocess.run(
        command, check=False, cwd=TOP, env=os.environ | {"API_EXAMPLES": str(examples)}
    )
    sys.exit(1 if ended.returncode else 0)


if __name__ == "__main__":
    main()
