"""click in two languages, and its errors in one line.

Help texts stand in the code in English, marked with `N_`, and are translated when they are
shown: in the language of `--lang` on the command line, else of JAGANETRAL_LANG, else Indonesian.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TypeVar

import click

from jaganetral.language import LANGUAGES, N_, Translate, chosen_language, translator

WRONG_CALL = 2
REACHED = 3
INTERRUPTED = 130

Command = TypeVar("Command", bound=Callable[..., Any])


def spoken(arguments: Sequence[str] | None = None) -> Translate:
    """The translator for help texts, before options are parsed."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    asked = None
    for place, word in enumerate(words):
        if word.startswith("--lang="):
            asked = word.partition("=")[2]
        elif word == "--lang" and place + 1 < len(words):
            asked = words[place + 1]
    return translator(chosen_language(asked))


class Spoken(click.Command):
    """A command whose help is translated when it is shown."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        said, self.help = self.help, self.help and spoken()(self.help)
        super().format_help_text(ctx, formatter)
        self.help = said

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _ = spoken()
        rows = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and record[1]:
                rows.append((record[0], _helped(param, record[1], _)))
        if rows:
            with formatter.section(_("Options")):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = N_("Show this and stop.")
        return option


def _helped(param: click.Parameter, said: str, _: Translate) -> str:
    """The help of an option; what click adds behind it (`[default: 5; required]`) is translated
    by itself, for it is no part of the sentence."""
    sentence = getattr(param, "help", None) or ""
    sentence, added = (sentence, said[len(sentence) :]) if said.startswith(sentence) else (said, "")
    for word in (N_("required"), N_("default")):
        added = re.sub(rf"\b{word}\b", _(word), added)
    return _(sentence) + added


class SpokenGroup(Spoken, click.Group):
    """A group of commands, each loaded when it is asked for."""

    command_class = Spoken

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        Spoken.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _ = spoken()
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(said)) for name, said in self.short_helps(ctx)])

    def short_helps(self, ctx: click.Context) -> list[tuple[str, str]]:
        """The commands with one sentence each, in English."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, command.help or "") for name, command in found if command is not None]


SpokenGroup.group_class = SpokenGroup


def refuse(line: str) -> NoReturn:
    """End with status 2 and one line on stderr."""
    click.echo("jaganetral: " + " ".join(line.split()), err=True)
    sys.exit(WRONG_CALL)


def printed(line: bytes) -> None:
    """Write one line of JSON, as bytes: the terminal's encoding must not change it."""
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def explain(error: click.ClickException) -> str:
    """What click found wrong, in one line and in the language of the call."""
    _ = spoken()
    command = getattr(getattr(error, "ctx", None), "command_path", "jaganetral")
    hint = _("see: {command} --help").format(command=command)
    match error:
        case click.NoSuchOption():
            near = ", ".join(sorted(error.possibilities or ()))
            said = _("no such option: {name}").format(name=error.option_name)
            said += f" ({_('near')}: {near})" if near else ""
        case click.MissingParameter():
            name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
            said = _("missing: {name}").format(name=name)
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice)):
            allowed = ", ".join(map(str, choice.choices))
            name = error.param.opts[0] if error.param else ""
            said = f"{name}: " + _("one of: {allowed}").format(allowed=allowed)
        case click.FileError():
            return f"{error.message}: {error.ui_filename}: " + _("cannot be opened")
        case _:
            said = error.format_message()
    return f"{said} ({hint})"


def language_option() -> Callable[[Command], Command]:
    """`--lang id|en`, the same for every command."""
    words = N_("Language of the answer; Indonesian by default.")
    return click.option("--lang", type=click.Choice(LANGUAGES), help=words)
