"""`serve`: the portal on this machine, or behind a proxy for others."""

from __future__ import annotations

import importlib.util
import os

import click

from jaganetral.cli.speech import Spoken, language_option, refuse
from jaganetral.language import N_, chosen_language, translator


@click.command(
    cls=Spoken,
    help=N_("Start the portal: makes its data folder, its secret and its database ready, and "
            "serves until it is ended. Settings come from the environment, see "
            "docs/operations.md."),
)  # fmt: skip
@click.option("--host", default="127.0.0.1", help=N_("Address to listen on."))
@click.option("--port", default=8000, type=click.IntRange(1, 65535), help=N_("Port to listen on."))
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    help=N_("Processes that answer; by default one for each processor."),
)
@click.option("--demo", is_flag=True, help=N_("Demonstration: one made-up account for each role."))
@language_option()
def serve(host: str, port: int, workers: int | None, demo: bool, lang: str | None) -> None:
    """Ends with 0 when it is ended, with 2 where it cannot start."""
    _ = translator(chosen_language(lang))
    if importlib.util.find_spec("django") is None:
        refuse(_("the portal is not installed; install jaganetral[portal]"))
    from jaganetral.portal import server  # noqa: PLC0415 - an extra
    from jaganetral.portal.environment import BadEnvironment  # noqa: PLC0415

    serving = server.Serving(host, port, workers or os.cpu_count() or 1, demo)
    try:
        listening = server.prepare(serving)
    except BadEnvironment as bad:
        refuse(_("a setting cannot be used: {problem}").format(problem=bad))
    except server.HostsMissing:
        line = _("{host} is reached from elsewhere: say under which names in JAGANETRAL_HOSTS")
        refuse(line.format(host=host))
    except server.AddressTaken:
        line = _("port {port} is taken: end what listens there, or choose another with --port")
        refuse(line.format(port=port))
    except server.AddressUnusable as unusable:
        line = _("cannot listen on {host}, port {port}: {why}")
        refuse(line.format(host=host, port=port, why=unusable.why))
    except server.DatabaseUnreachable as unreachable:
        refuse(_("the database cannot be used: {why}").format(why=unreachable.why))
    if demo:
        _accounts(
            _("Demonstration accounts (role, e-mail, password, key for an authenticator app):")
        )
    started = _("JagaNetral is at {address} – end it with Ctrl+C").format(address=serving.address)
    server.run(serving, listening, lambda: click.echo(started))


def _accounts(head: str) -> None:
    from jaganetral.portal.casework import demo as cases  # noqa: PLC0415 - Django is set up by now
    from jaganetral.portal.insight import made_up as figures  # noqa: PLC0415
    from jaganetral.portal.people import demo  # noqa: PLC0415
    from jaganetral.portal.reaching import demo as agency  # noqa: PLC0415
    from jaganetral.portal.review import demo as queue  # noqa: PLC0415

    click.echo(head)
    for account in demo.make():
        parts = (account.role.value, account.email, account.password, account.totp_secret)
        click.echo("  " + "  ".join(part for part in parts if part))
    cases.make()
    agency.make()
    queue.make()
    figures.make()
