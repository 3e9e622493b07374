"""Two officers who move the same case from the same page at the same moment."""

from __future__ import annotations

import threading
from typing import Any

from django.db import connections

from jaganetral.portal.casework import actions
from jaganetral.portal.casework.errors import MovedMeanwhile


def both(case: Any, officer: Any) -> list[str]:
    """What each was told: "" to the one whose step was taken."""
    said: list[str] = []
    ready = threading.Barrier(2)

    def act(n: int) -> None:
        try:
            ready.wait(30)
            actions.move(
                officer, case, "extend_handling", reason=f"Perlu keterangan {n}.", turn=case.turn
            )
            said.append("")
        except MovedMeanwhile as told:
            said.append(told.sentence)
        except Exception as wrong:  # noqa: BLE001 - told by the caller
            said.append(f"broken: {wrong!r}")
        finally:
            connections.close_all()

    hands = [threading.Thread(target=act, args=(n,)) for n in range(2)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    return sorted(said)
