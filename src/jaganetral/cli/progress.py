"""How far a long piece of work is: one line on stderr."""

from __future__ import annotations

import time

import click

from jaganetral.language import Translate

WIDTH = 28
PAUSE = 0.2  # seconds between two looks


def unwatched(rows: int, place: int, total: int) -> None:
    """Nobody looks."""


class Bar:
    """How far, how fast, how long still."""

    def __init__(self, _: Translate) -> None:
        self._ = _
        self._begun = self._shown = time.monotonic()
        self._first: tuple[int, int] | None = None

    def show(self, rows: int, place: int, total: int) -> None:
        """Called after every unit; draws at most five times a second. `total` 0: unknown."""
        now = time.monotonic()
        if self._first is None:
            # What an earlier run had done comes back at once; the rate is of this run's work.
            self._first, self._begun = (rows, place), now
        if now - self._shown < PAUSE:
            return
        self._shown = now
        spent = max(now - self._begun, 0.001)
        rate = f"{(rows - self._first[0]) / spent:,.0f}"
        if not total:
            tail = self._("{rate} rows/s").format(rate=rate)
            click.echo(f"\r{rows:,}  {tail}   ", err=True, nl=False)
            return
        share = min(place / total, 1.0)
        done_now = place - self._first[1]
        left = spent * (total - place) / done_now if done_now > 0 else 0.0
        full = round(share * WIDTH)
        tail = self._("{rate} rows/s, {left} left").format(rate=rate, left=clock(left))
        line = f"\r{'█' * full}{'░' * (WIDTH - full)} {share:4.0%}  {rows:,}  {tail}   "
        click.echo(line, err=True, nl=False)

    def clear(self) -> None:
        """Take the line away."""
        click.echo("\r" + " " * 78 + "\r", err=True, nl=False)


def clock(seconds: float) -> str:
    """Seconds as people read them: 4:05, 1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
