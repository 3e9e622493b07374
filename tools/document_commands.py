"""Write docs/commands.md from the commands themselves; a test fails when the two differ.

python tools/document_commands.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jaganetral.cli import commands
from jaganetral.language import translator

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"

_HEAD = """# Commands

This page is written by `make docs` from the commands themselves.

Exit status:

- **0** a verdict was given, whatever it says
- **1** `rules test` found a wrong example
- **2** the input or the call was wrong; one line on stderr names the field and the row
- **3** `--fail-on LEVEL` was reached
- **130** interrupted

The language of answers and of this help is Indonesian unless `--lang en` or the environment
variable `JAGANETRAL_LANG=en` says otherwise. `NO_COLOR` turns colours off.
"""


def page() -> str:
    """The whole page, in English."""
    root = click.Context(commands, info_name="jaganetral")
    parts = [_HEAD]
    for name in commands.list_commands(root):
        command = commands.get_command(root, name)
        assert command is not None
        parts += _command(command, click.Context(command, root, name), 2)
    return "\n".join(parts)


def _command(command: click.Command, ctx: click.Context, level: int) -> list[str]:
    _ = translator("en")
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    lines = [f"{'#' * level} {ctx.command_path.removeprefix('jaganetral ')}", ""]
    lines += [_(command.help or ""), "", f"    {usage}", ""]
    rows = [p.get_help_record(ctx) for p in command.params]
    rows = [row for row in rows if row is not None and row[1]]
    if rows:
        lines += ["| option | |", "|---|---|"]
        lines += [f"| `{flag.replace('|', '/')}` | {_(words)} |" for flag, words in rows]
        lines.append("")
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            lines += _command(inner, click.Context(inner, ctx, name), level + 1)
    return lines


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} written\n")
