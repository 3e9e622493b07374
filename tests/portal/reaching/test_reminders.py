"""Reminders are timed to the contest where somebody serves, sent by day, once, and stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.door import checker
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Organisation
from jaganetral.portal.reaching import links, reminding
from jaganetral.portal.reaching.channels import FileDrop, Mail, Outgoing, messenger
from jaganetral.portal.reaching.errors import BadLink, BadPlan
from jaganetral.portal.reaching.links import learner_for
from jaganetral.portal.reaching.models import Employee, Link, Message, Sending
from jaganetral.portal.reaching.plan import dues, items
from jaganetral.portal.reaching.zones import HOURS, may_send, next_hour, zone_of
from tests.portal.pledge.conftest import change_rule, read_all, signs

from .conftest import employee, name, row, take
from .smtp import Post, post_office

__all__ = ["change_rule"]

NOON = datetime(2024, 9, 19, 5, tzinfo=UTC)
"""Thursday, 12.00 WIB, six days before the campaign of Pilkada 2024."""


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    with post_office() as office:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield office


@pytest.fixture
def padang(agency: SimpleNamespace) -> SimpleNamespace:
    """The agency stands where the registry knows a contest, and has three people."""
    for made_up, real in (("98", "13"), ("98.01", "13.71")):
        Organisation.objects.filter(region=made_up).update(region=real)
    take(agency.officer, agency.place, [row(n) for n in range(3)])
    return agency


def at(moment: datetime = NOON) -> Callable[[], datetime]:
    return lambda: moment


# --- when ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("region", "zone"),
    [("13.71", "Asia/Jakarta"), ("51", "Asia/Makassar"), ("64.02", "Asia/Makassar"),
     ("91", "Asia/Jayapura"), ("81.04", "Asia/Jayapura"), ("", "Asia/Jakarta")],
)  # fmt: skip
def test_each_region_has_its_clock(region: str, zone: str) -> None:
    assert zone_of(region).key == zone


@given(
    st.datetimes(datetime(2023, 1, 1), datetime(2025, 12, 31)),
    st.sampled_from(["11", "13.71", "51", "64", "91", ""]),
)
def test_the_next_hour_is_by_day_on_a_working_day_and_the_first_such(
    moment: datetime, region: str
) -> None:
    after = moment.replace(tzinfo=UTC)
    found = next_hour(after, region)
    assert found >= after
    assert may_send(found, region)
    here = found.astimezone(zone_of(region))
    assert HOURS[0] <= here.time() < HOURS[1]
    assert here.weekday() < 5
    step = after
    while step < found:
        assert not may_send(step, region)
        step += timedelta(hours=5)


@pytest.mark.parametrize(
    ("moment", "region", "may"),
    [
        ("2024-09-19T01:30", "13.71", True),  # 08.30 WIB
        ("2024-09-19T00:30", "13.71", False),  # 07.30 WIB
        ("2024-09-19T00:30", "51", True),  # 08.30 WITA
        ("2024-09-18T23:30", "91", True),  # 08.30 WIT
        ("2024-09-19T08:30", "91", False),  # 17.30 WIT
        ("2024-09-21T03:00", "13.71", False),  # a Saturday
        ("2024-09-16T03:00", "13.71", False),  # the Prophet's birthday
    ],
)
def test_nothing_is_sent_at_night_on_weekends_and_days_off(
    moment: str, region: str, may: bool
) -> None:
    assert may_send(datetime.fromisoformat(moment).replace(tzinfo=UTC), region) is may


def test_the_plan_follows_the_stages_of_the_contest_there() -> None:
    found = dues("13.71", date(2024, 9, 1), checker().registry)
    assert [(one.on, one.item.id) for one in found] == [(date(2024, 9, 18), "before_campaign")]
    later = dues("13.71", date(2024, 11, 20), checker().registry)
    assert [(one.on, one.item.id) for one in later] == [
        (date(2024, 11, 23), "quiet_days"), (date(2024, 11, 26), "vote_day"),
    ]  # fmt: skip
    assert dues("13.71", date(2026, 11, 25), checker().registry) == []
    assert dues("", date(2024, 9, 1), checker().registry) == []


def test_every_item_of_the_plan_can_be_sent() -> None:
    known = {"name", "link", "contest", "day"}
    for item in items():
        for words in (item.subject.id, item.subject.en, item.body.id, item.body.en):
            assert words.format(**dict.fromkeys(known, "x"))


# --- planning -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_who_is_concerned_is_told_once(padang: SimpleNamespace) -> None:
    read_all(learner_for(employee(1)))  # has read everything: not reminded of that
    seen = reminding.preview(padang.place, NOON)
    assert (seen.by_item["before_campaign"], Message.objects.count()) == (2, 0)
    assert reminding.plan(padang.place, NOON, by=padang.officer).many == 2
    assert reminding.plan(padang.place, NOON).many == 0
    assert Message.objects.count() == 2
    with pytest.raises(Refused):
        reminding.plan(padang.place, NOON, by=padang.head)


@pytest.mark.django_db
def test_after_a_change_of_the_rules_only_those_concerned_are_told(
    padang: SimpleNamespace, change_rule: Callable[[str], None]
) -> None:
    for number in (0, 1):
        one = learner_for(employee(number))
        read_all(one)
    signs(learner_for(employee(0)), name(0))
    change_rule("village-490")
    quiet = datetime(2026, 11, 25, 5, tzinfo=UTC)
    assert reminding.plan(padang.place, quiet).many == 0
    change_rule("se137-no-hoax")
    found = reminding.plan(padang.place, quiet)
    assert [one.employee for one in found.messages] == [employee(0)]
    assert [one.item for one in found.messages] == ["rules_changed"]
    assert reminding.plan(padang.place, quiet).many == 0


@pytest.mark.django_db
def test_who_has_no_address_is_counted_and_not_lost(padang: SimpleNamespace) -> None:
    take(padang.officer, padang.place, [row(5, email="")])
    assert reminding.preview(padang.place, NOON).unreachable == 1


# --- sending ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_mail_goes_through_a_real_server_once_to_each(padang: SimpleNamespace, post: Post) -> None:
    reminding.plan(padang.place, NOON)
    done = reminding.send(at())
    assert (done.sent, done.failed, done.later) == (3, 0, 0)
    assert post.to() == [f"p{n}@contoh.example" for n in range(3)]
    assert post.connections == 1
    assert reminding.send(at()).sent == 0
    one = post.arrived[0]
    body = one.get_content()  # type: ignore[attr-defined]
    assert "25 September 2024" in body
    assert one["List-Unsubscribe"] is None  # a notice on duty is ended by nobody
    token = body.partition("/jangkauan/saya/")[2].partition("/")[0]
    assert links.employee_of_token(token) in Employee.objects.all()


@pytest.mark.django_db
def test_nothing_goes_out_at_night(padang: SimpleNamespace, post: Post) -> None:
    reminding.plan(padang.place, NOON)
    night = datetime(2024, 9, 19, 16, tzinfo=UTC)
    assert reminding.send(at(night)).later == 3
    assert post.arrived == []
    assert reminding.send(at(night)).later == 0  # they wait for the morning
    assert reminding.send(at(datetime(2024, 9, 20, 2, tzinfo=UTC))).sent == 3


class _Dies(Mail):
    """A process that is killed just after the server took a message, before that is noted."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.left = after

    def send(self, message: Outgoing) -> None:
        super().send(message)
        self.left -= 1
        if self.left == 0:
            raise SystemExit


@pytest.mark.django_db
def test_a_kill_in_the_middle_doubles_at_most_the_message_that_was_on_its_way(
    padang: SimpleNamespace, post: Post
) -> None:
    reminding.plan(padang.place, NOON)
    with pytest.raises(SystemExit):
        reminding.send(at(), mail=_Dies(after=2))
    assert len(post.arrived) == 2
    assert reminding.send(at()).sent == 1  # the one that was not begun
    assert reminding.send(at(NOON + reminding.STALE / 2)).sent == 0
    assert reminding.send(at(NOON + reminding.STALE * 2)).sent == 1
    numbers = [str(one["Message-ID"]) for one in post.arrived]
    assert (len(numbers), len(set(numbers))) == (4, 3)  # one twice, under the same Message-ID
    assert numbers[1] == numbers[3]
    assert not Message.objects.exclude(state=Sending.SENT).exists()


@pytest.mark.django_db
def test_two_processes_never_send_the_same_message(padang: SimpleNamespace, post: Post) -> None:
    reminding.plan(padang.place, NOON)

    class Beside(Mail):
        def send(self, message: Outgoing) -> None:
            reminding.send(at(), most=1)  # another process comes by in the middle
            super().send(message)

    reminding.send(at(), mail=Beside())
    assert post.to() == [f"p{n}@contoh.example" for n in range(3)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "state", "later"), [("550 nobody", "failed", 0), ("451 later", "planned", 1)]
)
def test_an_address_that_is_refused_stops_no_other(
    padang: SimpleNamespace, post: Post, answer: str, state: str, later: int
) -> None:
    post.refused["p1@contoh.example"] = answer
    reminding.plan(padang.place, NOON)
    done = reminding.send(at())
    assert (done.sent, done.later) == (2, later)
    assert Message.objects.exclude(state="sent").get().state == state
    post.refused.clear()
    again = reminding.send(at(NOON + timedelta(minutes=10)))
    assert again.sent == later


@pytest.mark.django_db
def test_without_a_server_messages_wait(padang: SimpleNamespace, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    settings.EMAIL_USE_TLS = False
    reminding.plan(padang.place, NOON)
    assert reminding.send(at()).later == 3
    assert set(Message.objects.values_list("state", flat=True)) == {"planned"}


# --- extras -------------------------------------------------------------------------------------

QUIET = datetime(2024, 11, 22, 5, tzinfo=UTC)


@pytest.mark.django_db
def test_extras_are_ended_by_one_click_and_notices_go_on(
    padang: SimpleNamespace, post: Post, client: Client
) -> None:
    reminding.plan(padang.place, QUIET)
    assert reminding.send(at(datetime(2024, 11, 25, 3, tzinfo=UTC))).sent == 3
    one = next(mail for mail in post.arrived if mail["To"] == "p1@contoh.example")
    assert one["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = str(one["List-Unsubscribe"]).strip("<>").partition("/jangkauan")[2]
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"/jangkauan{address}", {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert employee(1).extras_off
    assert "Notices on duty" in client.get(f"/en/jangkauan{address}").content.decode()
    eve = datetime(2024, 11, 26, 3, tzinfo=UTC)
    assert reminding.send(at(eve)).sent == 2  # what was planned for the third is stopped
    Message.objects.all().delete()
    assert reminding.preview(padang.place, eve).extras_off > 0
    client.post(f"/jangkauan{address}", {"lagi": "1"})
    assert not employee(1).extras_off


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["x", "a" * 48, "é" * 48])
def test_a_link_that_was_made_up_opens_and_ends_nothing(client: Client, token: str) -> None:
    assert client.get(f"/jangkauan/saya/{token}/").status_code == 410
    assert client.post(f"/jangkauan/berhenti/{token}/").status_code == 410


# --- messengers ---------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_messenger_takes_who_has_a_phone_alone(
    padang: SimpleNamespace, tmp_path: Any, settings: Any
) -> None:
    chosen = settings.ENVIRONMENT.model_copy(update={"messenger": "file_drop", "data": tmp_path})
    settings.ENVIRONMENT = chosen
    settings.EMAIL_HOST = ""
    take(padang.officer, padang.place, [row(7, email="", phone="0812 3456 7890")])
    reminding.plan(padang.place, NOON)
    assert isinstance(messenger(), FileDrop)
    assert reminding.send(at()).sent == 1
    told = json.loads(next((tmp_path / "messages").glob("*.json")).read_text(encoding="utf-8"))
    assert told["to"] == "081234567890"
    assert name(7) in told["body"]


def test_a_messenger_that_is_not_there_is_named(settings: Any) -> None:
    chosen = settings.ENVIRONMENT.model_copy(update={"messenger": "pigeon"})
    settings.ENVIRONMENT = chosen
    with pytest.raises(BadPlan, match="file_drop"):
        messenger()


# --- links --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_link_is_of_one_person_ends_and_is_revoked(padang: SimpleNamespace) -> None:
    assert links.made(padang.officer, padang.place) == 3
    assert links.made(padang.officer, padang.place) == 0
    tokens = {links.address(one).rstrip("/").rpartition("/")[2]: one for one in Link.objects.all()}
    for token, link in tokens.items():
        assert links.employee_of_token(token) == link.employee
        assert link.number.hex not in token
    token, link = next(iter(tokens.items()))
    for changed in (token[:-1] + ("A" if token[-1] != "A" else "B"), token + "A", token.lower()):
        with pytest.raises(BadLink):
            links.employee_of_token(changed)
    links.revoke(padang.officer, link.employee)
    with pytest.raises(BadLink):
        links.employee_of_token(token)
    other, second = list(tokens.items())[1]
    Link.objects.filter(pk=second.pk).update(until=NOON)
    with pytest.raises(BadLink):
        links.employee_of_token(other)


@pytest.mark.django_db
def test_making_links_anew_ends_the_old_ones(padang: SimpleNamespace) -> None:
    links.made(padang.officer, padang.place)
    old = links.address(Link.objects.get(employee=employee(0))).rstrip("/").rpartition("/")[2]
    assert links.made(padang.officer, padang.place, anew=True) == 3
    with pytest.raises(BadLink):
        links.employee_of_token(old)


@pytest.mark.django_db
def test_a_link_enters_by_a_button_and_shows_half_the_name(
    padang: SimpleNamespace, client: Client
) -> None:
    links.made(padang.officer, padang.place)
    one = employee(0)
    path = "/en" + links.address(one.link).partition("8000")[2]
    page = client.get(path)
    last = name(0).split()[-1]
    assert last not in page.content.decode()
    assert "learning.entered" not in client.session  # looking alone enters nothing
    client.post(path)
    one.refresh_from_db()
    assert client.session["learning.entered"]["learner"] == str(one.learner_id)
    assert Link.objects.get(employee=one).opened_at is not None


@pytest.mark.django_db
def test_the_sheet_of_an_office_is_a_pdf_and_others_print_none(
    padang: SimpleNamespace, client: Client
) -> None:
    from tests.portal.people.conftest import sign_in

    links.made(padang.officer, padang.place)
    sign_in(client, padang.officer)
    page = client.get(f"/jangkauan/{padang.office.pk}/tautan.pdf")
    assert page.content.startswith(b"%PDF-")
    with pytest.raises(Refused):
        links.made(padang.head, padang.place)


@pytest.mark.django_db
def test_the_command_says_what_it_did(
    padang: SimpleNamespace, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    settings.EMAIL_HOST = ""
    call_command("send_reminders", "--dry")
    call_command("send_reminders")
    assert "no mail server" in capsys.readouterr().out


@pytest.mark.django_db
def test_what_was_kept_long_enough_is_removed(padang: SimpleNamespace) -> None:
    from django.utils import timezone

    from jaganetral.portal.privacy.retention import remove_expired

    Employee.objects.filter(pk=employee(0).pk).update(left_at=timezone.now() - timedelta(days=400))
    found = {one.schedule: one.removed for one in remove_expired(timezone.now())}
    assert found["employee"] == 1
    assert Employee.objects.count() == 2
