"""Made-up cases of a demonstration, one for each part of the way, moved by the actions themselves.

Nobody in them exists; the tree is that of `people.demo`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from PIL import Image

from jaganetral.portal.casework import actions, deciding, studying
from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.sealed import Told
from jaganetral.portal.people.errors import NotADemonstration
from jaganetral.portal.people.models import Membership, Organisation, Person
from jaganetral.portal.people.roles import Role

__all__ = ["make"]


@dataclass(frozen=True, slots=True)
class _Made:
    """A made-up case, and how far it goes."""

    name: str
    nip: str
    position: str
    allegation: str
    until: str


_NOTE = "Contoh untuk peragaan: tidak ada orang atau peristiwa seperti ini."
_CASES = (
    _Made("Contoh Satu", "198703122011012001", "Guru", "Menulis ajakan memilih pasangan nomor "
          "urut 2 di status WhatsApp.", "registered"),
    _Made("Contoh Dua", "197905052005011002", "Pengelola keuangan", "Menyukai unggahan seorang "
          "calon bupati di Facebook.", "clarifying"),
    _Made("Contoh Tiga", "199001012015032003", "Penyuluh pertanian", "Memakai kaus bergambar "
          "pasangan calon saat jalan sehat.", "for_plenary"),
    _Made("Contoh Empat", "196812121990031004", "Sekretaris dinas", "Meminta staf menghadiri "
          "kampanye pasangan calon.", "at_ppk"),
    _Made("Contoh Lima", "198208172009021005", "Staf administrasi", "Berfoto dengan jari "
          "membentuk angka dua di acara keluarga.", "cleared"),
)  # fmt: skip


def make() -> int:
    """Make the cases where there are none yet. Says how many there are.

    Raises NotADemonstration outside a demonstration.
    """
    if not settings.ENVIRONMENT.demo:
        raise NotADemonstration("set JAGANETRAL_DEMO=1 to make made-up cases")
    if not Case.objects.exists():
        hands = _hands()
        for one in _CASES:
            with transaction.atomic():
                _go(one, hands)
    return Case.objects.count()


@dataclass(frozen=True, slots=True)
class _Hands:
    place: Organisation
    office: Organisation
    intake: Person
    reviewer: Person
    members: list[Person]
    ppk: Person


def _hands() -> _Hands:
    place = Organisation.objects.get(name="Pengawas Contoh")
    return _Hands(
        place=place,
        office=Organisation.objects.get(name="Dinas Contoh"),
        intake=_one(Role.INTAKE_OFFICER, place),
        reviewer=_one(Role.REVIEWER, place),
        members=_all(Role.DECISION_MAKER, place),
        ppk=_one(Role.PPK, Organisation.objects.get(name="Kabupaten Contoh")),
    )


def _all(role: Role, place: Organisation) -> list[Person]:
    held = Membership.objects.in_force().filter(role=role, organisation=place)
    return [one.person for one in held.select_related("person").order_by("pk")]


def _one(role: Role, place: Organisation) -> Person:
    return _all(role, place)[0]


def _go(one: _Made, hands: _Hands) -> None:
    day = timezone.localdate() - timedelta(days=3)
    told = Told(
        name=one.name, nip=one.nip, position=one.position, allegation=one.allegation,
        happened_on=day.isoformat(), place="Kabupaten Contoh",
        conduct={"narrative": one.allegation, "at": day.isoformat(), "actor_kind": "pns"},
    )  # fmt: skip
    case = actions.open_finding(
        hands.reviewer, hands.place, told, flow_id="pilkada_report", reason=_NOTE,
        office=hands.office, files=[_picture()],
    )  # fmt: skip
    if one.until == "registered":
        return
    at = timezone.now() + timedelta(days=2)
    actions.move(
        hands.reviewer, case, "summon",
        facts={"meeting_at": at, "meeting_place": "Kantor Pengawas Contoh",
               "answer_until": at.date()},
    )  # fmt: skip
    actions.defend(case, "Contoh pembelaan: saya tidak bermaksud mendukung siapa pun.")
    if one.until == "clarifying":
        return
    studying.write_own_view(hands.reviewer, case, level="undetermined", words=_NOTE)
    actions.move(hands.reviewer, case, "finish_study", reason=_NOTE)
    if one.until == "for_plenary":
        return
    cleared = one.until == "cleared"
    meeting = deciding.call(hands.members[0], case)
    choice = "decide_not_proven" if cleared else "decide_violation"
    for member in hands.members:
        deciding.vote(member, meeting, choice, _NOTE)
    deciding.close(hands.members[0], meeting, minutes=_NOTE, reason=_NOTE)
    if cleared:
        actions.move(hands.members[0], case, "announce_not_proven")
        actions.wish_publication(case, publish=True)
        actions.move(hands.ppk, case, "clear")
        return
    actions.move(hands.members[0], case, "forward_to_overseer", reason=_NOTE)
    case.refresh_from_db()
    overseer = next(flow for flow in ("satgas_sbt", "kasn_era") if _leads(case, flow))
    actions.move(hands.reviewer, case, f"follow_{overseer}")
    actions.move(hands.intake, case, "enter_register")
    actions.move(hands.reviewer, case, "verify", reason=_NOTE)
    actions.move(hands.members[0], case, "validate", reason=_NOTE)
    actions.move(hands.members[0], case, "recommend_sanction", reason=_NOTE)


def _leads(case: Case, flow: str) -> bool:
    from jaganetral.portal.casework.following import next_flows  # noqa: PLC0415

    return flow in {one.id for one in next_flows(case)}


def _picture() -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (640, 400), (225, 232, 240)).save(content, "PNG")
    return SimpleUploadedFile("contoh.png", content.getvalue(), content_type="image/png")
