"""`jaganetral serve` as it is, with one thing less: the limit of reports from one address.

In the measurement one machine plays all phones of a country; each of them would have its own.
"""

from __future__ import annotations

import argparse

from jaganetral.portal import server


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    call = parser.parse_args()
    serving = server.Serving(port=call.port, workers=call.workers)
    listening = server.prepare(serving)
    from jaganetral.portal.intake import limits  # noqa: PLC0415 - Django is set up by now

    for one in (limits.filing, limits.files):
        one.rate = 0
    server.run(serving, listening, lambda: None)


if __name__ == "__main__":
    main()
