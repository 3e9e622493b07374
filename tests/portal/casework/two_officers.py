"""Two officers who move the same case from the same page at the same moment.

As a program it works on the empty database that stands in JAGANETRAL_DATA (see migrated.py): the
tests' own SQLite stands in memory, where writers don't wait for each other as they do in a file.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import Any


def both(case: Any, officer: Any) -> list[str]:
    """What each was told: "" to the one whose step was taken."""
    from django.db import connections

    from jaganetral.portal.casework import actions
    from jaganetral.portal.casework.errors import MovedMeanwhile

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


def main() -> None:
    """On a database of its own."""
    import django

    django.setup()

    from jaganetral.portal.casework import actions as cases
    from jaganetral.portal.casework.checking import faults
    from jaganetral.portal.people import actions
    from jaganetral.portal.people.roles import Role
    from tests.portal.casework.conftest import TOLD, WORDS, photo

    place = actions.make_organisation(None, None, kind="supervisor", name="Pengawas")
    by = actions.make_account(None, email="a@contoh.example", name="Ani", password="tiga kata acak")
    actions.give_role(None, by, place, Role.REVIEWER)
    case = cases.open_finding(
        by, place, TOLD, flow_id="pilkada_report", reason=WORDS, files=[photo()]
    )
    said = both(case, by)
    sys.stdout.write(json.dumps({"said": said, "faults": [str(one) for one in faults()]}))


if __name__ == "__main__":
    main()
