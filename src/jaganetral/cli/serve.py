"""The portal's command, which says honestly that the portal is not here yet."""

from __future__ import annotations

import click

from jaganetral.cli.speech import Spoken, language_option, refuse
from jaganetral.language import N_, chosen_language, translator


@click.command(
    cls=Spoken,
    help=N_("Start the portal. The portal is not part of this release; the command only says so."),
)
@click.option("--host", default="127.0.0.1", help=N_("Address to listen on."))
@click.option("--port", default=8000, type=click.IntRange(1, 65535), help=N_("Port to listen on."))
@language_option()
def serve(host: str, port: int, lang: str | None) -> None:
    """Refuse with status 2."""
    _ = translator(chosen_language(lang))
    refuse(_("the portal is not part of this release; use check, ask or scan"))
