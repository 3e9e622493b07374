"""A small installation, in a process of its own: a report with a photo, and a case.

python -m tests.portal.backup.a_house fill    # makes it; prints what was made as JSON
python -m tests.portal.backup.a_house tell    # prints what is there
"""

from __future__ import annotations

import json
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "jaganetral.portal.settings"


def fill() -> None:
    from django.core.management import call_command

    from jaganetral.portal.casework import actions as casework
    from jaganetral.portal.casework.sealed import Told
    from jaganetral.portal.intake import actions as intake
    from jaganetral.portal.people import actions as people
    from jaganetral.portal.people.models import Membership, Person
    from jaganetral.portal.people.roles import Role
    from jaganetral.portal.trail.actions import checkpoint
    from tests.portal.intake.conftest import WHO, photo, told

    call_command("migrate", interactive=False, verbosity=0)
    nation = people.make_organisation(None, None, kind="national", name="Nasional")
    province = people.make_organisation(
        None, nation, kind="province", name="Provinsi A", region="98"
    )
    regency = people.make_organisation(
        None, province, kind="regency", name="Kabupaten A", region="98.01"
    )
    office = people.make_organisation(None, regency, kind="opd", name="Dinas A")
    top = people.make_organisation(None, None, kind="supervisor", name="Pengawas Pusat")
    over = people.make_organisation(
        None, top, kind="supervisor", name="Pengawas Provinsi A", region="98"
    )
    here = people.make_organisation(
        None, over, kind="supervisor", name="Pengawas Kabupaten A", region="98.01"
    )
    reviewer = Person.objects.create_user("pengkaji@contoh.example", name="Pengkaji")
    Membership.objects.create(person=reviewer, role=Role.REVIEWER, organisation=here)
    intake.file_report(told(who=WHO), files=[photo(), photo("dua.jpg", 20)])
    told_case = Told(name="Siti Aminah", nip="198501012010012034", position="Guru",
                     allegation="Membagikan ajakan memilih.", happened_on="2024-11-01",
                     place="Grup warga")  # fmt: skip
    casework.open_finding(
        reviewer, here, told_case, flow_id="pilkada_report", reason="Tertulis dalam berkas.",
        office=office, files=[photo("tiga.jpg", 200)],
    )  # fmt: skip
    checkpoint()


def tell() -> dict[str, object]:
    from jaganetral.portal.casework.models import Case
    from jaganetral.portal.casework.sealed import open_told
    from jaganetral.portal.evidence.models import Exhibit
    from jaganetral.portal.intake.models import Identity, Report
    from jaganetral.portal.intake.words import open_who
    from jaganetral.portal.trail.models import Link

    return {
        "told": [report.told for report in Report.objects.order_by("pk")],
        "receipts": [report.number for report in Report.objects.order_by("pk")],
        "reporters": [open_who(one.sealed).name for one in Identity.objects.order_by("pk")],
        "cases": [(one.number, open_told(one.sealed).name) for one in Case.objects.all()],
        "exhibits": sorted(Exhibit.objects.values_list("sha256", flat=True)),
        "links": [bytes(one.hash).hex() for one in Link.objects.order_by("number")],
    }


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "fill":
        fill()
    sys.stdout.write(json.dumps(tell()) + "\n")
