"""Many who write letters of one series at the same time; some change their mind and roll back.

As a program it works on the empty database that stands in JAGANETRAL_DATA (see migrated.py): the
tests' own SQLite stands in memory, where writers don't wait for each other as they do in a file.
"""

from __future__ import annotations

import json
import sys
import threading

THREADS, EACH = 5, 3


def numbers(organisation: int, by: int) -> list[int]:
    """The numbers that were given: in each thread the second letter is taken back."""
    from django.db import connection, transaction

    from jaganetral.portal.letters import actions
    from jaganetral.portal.letters.models import Letter
    from jaganetral.portal.people.models import Organisation, Person

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


def main() -> None:
    """On a database of its own."""
    import django

    django.setup()

    from jaganetral.portal.people import actions
    from jaganetral.portal.people.roles import Role

    place = actions.make_organisation(None, None, kind="national", name="Nasional")
    by = actions.make_account(None, email="a@contoh.example", name="A", password="tiga kata acak")
    actions.give_role(None, by, place, Role.INTAKE_OFFICER)
    sys.stdout.write(json.dumps(numbers(place.pk, by.pk)))


if __name__ == "__main__":
    main()
