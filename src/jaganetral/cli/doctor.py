"""`doctor`: whether this installation is whole, and how fast it is here."""

from __future__ import annotations

import importlib.util
import platform
import sys
import time

import click

from jaganetral import __version__
from jaganetral.cli.speech import Spoken, language_option, refuse
from jaganetral.language import N_, chosen_language, translator
from jaganetral.model import Conduct

_EXTRAS = {"pyarrow": "scan", "PIL": "photo", "django": "portal"}
_SENTENCE = "Mari kita menangkan paslon nomor urut 2 di Kota Padang, coblos tanggal 27 November!"
_RUNS = 200


@click.command(cls=Spoken, help=N_("See whether everything is in its place, and how fast it is."))
@language_option()
def doctor(lang: str | None) -> None:
    """Ends with 2 where something is missing."""
    language = chosen_language(lang)
    _ = translator(language)

    def line(name: str, found: object) -> None:
        click.echo(f"{name:<22}{found}")

    line("jaganetral", __version__)
    line("python", f"{platform.python_version()} ({sys.platform})")
    for package, extra in _EXTRAS.items():
        here = importlib.util.find_spec(package) is not None
        absent = _("absent; only needed for jaganetral[{extra}]").format(extra=extra)
        line(package, _("present") if here else absent)
    begun = time.perf_counter()
    from jaganetral.checker import Checker  # noqa: PLC0415 - timed

    checker = Checker.load()
    line(_("loaded in"), f"{(time.perf_counter() - begun) * 1000:.0f} ms")
    line(_("rulebook"), f"{checker.rulebook_id}, {len(checker.rulebook.rules)} " + _("rules"))
    conduct = Conduct(id="doctor", text=_SENTENCE, at="2024-11", region="13.71", actor_kind="pns")
    verdicts = {checker.check(conduct).decision_id}
    begun = time.perf_counter()
    for _run in range(_RUNS):
        verdicts.add(checker.check(conduct).decision_id)
    line(_("one check takes"), f"{(time.perf_counter() - begun) / _RUNS * 1000:.2f} ms")
    if len(verdicts) != 1:
        refuse(_("the same conduct was judged in different ways"))
    click.echo(_("All is well."))
