"""The group of commands: each is loaded only when it is called."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from jaganetral import __version__
from jaganetral.cli.speech import INTERRUPTED, WRONG_CALL, SpokenGroup, explain, spoken
from jaganetral.language import N_

_COMMANDS = {
    "check": ("check:check", N_("Judge one conduct.")),
    "ask": ("check:ask", N_("Ask about a conduct in your own words.")),
    "scan": ("scan:scan_command", N_("Judge every row of a file.")),
    "triage": ("triage:triage_command", N_("Sort the verdicts of a scan for people.")),
    "review": ("review:review", N_("The queue of a scan: files in, labels out.")),
    "rules": ("rules:rules", N_("The rules: list, show, test and compare them.")),
    "elections": ("elections:elections", N_("The elections: their stages and contestants.")),
    "procedure": (
        "procedure:procedure",
        N_("What follows a report; histories against the law's clocks."),
    ),
    "material": ("material:material", N_("Known campaign material: an index, and its search.")),
    "seen": ("seen:seen", N_("When photos and texts were first seen: an index.")),
    "evidence": ("evidence:evidence", N_("Evidence: prove a bundle offline.")),
    "figures": (
        "figures:figures",
        N_("Figures of casework: close months, publish, make again, print."),
    ),
    "scenes": ("scenes:scenes", N_("Judge six everyday scenes and show the verdicts.")),
    "doctor": ("doctor:doctor", N_("See whether all is in its place, and how fast it is.")),
    "serve": ("serve:serve", N_("Start the portal.")),
    "backup": ("backup:backup", N_("Save the whole installation into a folder.")),
    "restore": ("backup:restore", N_("Make an installation anew from a backup.")),
}


class _Lazy(SpokenGroup):
    """Names and short helps stand above, so that `--help` loads no command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        found = importlib.import_module(f"jaganetral.cli.{module}")
        command: click.Command = getattr(found, name)
        return command

    def short_helps(self, ctx: click.Context) -> list[tuple[str, str]]:
        return [(name, said) for name, (_where, said) in _COMMANDS.items()]


@click.group(
    "jaganetral",
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=N_("Judges whether an act of a civil servant keeps political neutrality, by the law of "
            "its day. A verdict is an aid to people, never a sanction."),
)  # fmt: skip
@click.version_option(__version__, message="jaganetral %(version)s")
def commands() -> None:
    """The root; its help stands above."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(_status(arguments))


def _status(arguments: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without our symbols shows "?"
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends us quietly
    try:
        result = commands.main(
            None if arguments is None else list(arguments),
            prog_name="jaganetral",
            standalone_mode=False,
        )
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message(), err=True)
        return WRONG_CALL
    except click.ClickException as wrong:
        click.echo("jaganetral: " + " ".join(explain(wrong).split()), err=True)
        return WRONG_CALL
    except (click.Abort, KeyboardInterrupt):
        click.echo(spoken(arguments)("Interrupted."), err=True)
        return INTERRUPTED
    except _errors_of_the_rooms() as error:
        click.echo("jaganetral: " + " ".join(str(error).split()), err=True)
        return WRONG_CALL
    except OSError as error:
        name = os.fspath(error.filename) if error.filename is not None else ""
        click.echo(f"jaganetral: {name}: {error.strerror or error}", err=True)
        return WRONG_CALL
    return result if isinstance(result, int) else 0


def _errors_of_the_rooms() -> tuple[type[Exception], ...]:
    """What the rooms raise for wrong data. Called only when something was raised."""
    from jaganetral.contract import BadConduct  # noqa: PLC0415 - start-up
    from jaganetral.elections.errors import ElectionsError  # noqa: PLC0415
    from jaganetral.law import LawError  # noqa: PLC0415
    from jaganetral.perception.errors import PerceptionError  # noqa: PLC0415
    from jaganetral.procedure.errors import ProcedureError  # noqa: PLC0415

    return BadConduct, ElectionsError, LawError, PerceptionError, ProcedureError
