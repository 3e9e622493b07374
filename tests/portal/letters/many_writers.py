"""Many who write letters of one series at the same time; some change their mind and roll back."""

from __future__ import annotations

import threading

from django.db import connection, transaction

from jaganetral.portal.letters import actions
from jaganetral.portal.letters.models import Letter
from jaganetral.portal.people.models import Organisation, Person

THREADS, EACH = 5, 3


def numbers(organisation: int, by: int) -> list[int]:
    """The numbers that were given: in each thread the second letter is taken back."""
    where, who = Organisation.objects.get(pk=organisation), Person.objects.get(pk=by)
    failed: list[Exception] = []

    def write() -> None:
        try:
            for turn in range(EACH):
                with transaction.atomic():
                    actions.write(
                        "b3", by=who, organisation=where,
                        values={"filed_at": "2026-11-24T09:00:00+07:00"},
                    )  # fmt: skip
                    if turn == 1:
                        transaction.set_rollback(True)
        except Exception as error:  # noqa: BLE001 - told by the caller
            failed.append(error)
        finally:
            connection.close()

    running = [threading.Thread(target=write) for _ in range(THREADS)]
    for one in running:
        one.start()
    for one in running:
        one.join()
    if failed:
        raise failed[0]
    return sorted(Letter.objects.values_list("n", flat=True))
