"""Reminders: which is due on a day, never twice, not after the case ended; and asking again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.advice.actions.reminding import remind_all
from goldenthread.advice.models import Reminder
from goldenthread.advice.policies import reminder_days, reminder_due
from goldenthread.casework.api import Evidence, record_exception
from goldenthread.casework.models import AdviceChase
from goldenthread.core.clock.calendars import Calendars
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.jobs.tasks import every_day
from goldenthread.platform.organisations.reach import as_member
from tests.factories.cases import take
from tests.factories.days import ago, today
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, words_on

WORKING = Calendars().working
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
MANY = st.lists(st.integers(1, 15), unique=True, max_size=4)


@given(due=DAYS, before=MANY, after=MANY, ran=st.sets(st.integers(-40, 40)))
def test_a_reminder_is_sent_on_or_after_its_day_the_latest_alone_and_never_twice(
    due, before, after, ran
):
    days = {stage: day for day, stage in reminder_days(due, before, after, WORKING)}
    assert len(days) == len(before) + len(after) + 1
    assert all((day < due) == stage.startswith("before") for stage, day in days.items())
    sent: list[str] = []
    for offset in sorted(ran):
        on = due + timedelta(days=offset)
        stage = reminder_due(due=due, on=on, sent=sent, before=before, after=after, working=WORKING)
        if stage is not None:
            assert stage not in sent
            assert days[stage] <= on
            assert not any(days[stage] < day <= on for day in days.values())
            assert not (on > due and stage.startswith("before"))
            sent.append(stage)
    every = [
        reminder_due(due=due, on=due + timedelta(days=n), sent=(), before=before, after=after,
                     working=WORKING)
        for n in range(-40, 41)
    ]  # fmt: skip
    assert {stage for stage in every if stage} == {
        stage for stage, day in days.items() if abs((day - due).days) <= 40
    }


def run(area, on=None) -> int:
    day = on or today()
    with in_area(area.pk, reach=whole_area(on=day)):
        return remind_all(local_area=area, by=None, on=day)


@pytest.mark.django_db
@pytest.mark.enable_socket
def test_who_took_it_is_reminded_once_and_the_case_tells_it(
    client, area, asked, outside, officer, psychologist, colleague, postbox
):
    assert run(area) == 1  # the outside adviser has no address that we know
    assert run(area) == 0
    every_day(timestamp=0)
    run_queued()
    mails = postbox.mails()
    assert {mail["To"] for mail in mails} == {psychologist.user.email, colleague.user.email}
    assert "AT, case 1" in mails[0].get_content()
    assert "Testname" not in mails[0].get_content()
    assert "The last day is" in mails[0].get_content()
    with as_member(officer, on=today()):
        assert {(one.stage, bool(one.to)) for one in Reminder.objects.all()} == {
            ("before-3", True), ("before-3", False),
        }  # fmt: skip
    client.force_login(officer.user)
    page = words_on(client.get(f"/areas/{area.slug}/advice/{asked.pk}/"))
    assert "Reminder by email to Staff of Psychology Service" in page

    assert run(area, on=today() + timedelta(days=30)) == 1  # late
    excuse = {"code": "EXC-B", "head": "a", "since": ago(9), "until": None}
    shown = Evidence(kind="letter", dated=ago(9), held="Letter")
    with as_member(officer, on=today()):
        excused = record_exception(
            case=asked.case, **excuse, evidence=shown, by=officer, on=today()
        )
    assert run(area, on=today() + timedelta(days=60)) == 0
    with as_member(officer, on=today()):
        excused.delete()
    take(asked.case, "withdraw", today(), by=officer)
    assert run(area, on=today() + timedelta(days=60)) == 0


@pytest.mark.django_db
@pytest.mark.enable_socket
def test_an_officer_asks_again_by_mail_or_records_a_call(
    client, area, asked, outside, officer, psychologist, postbox
):
    client.force_login(officer.user)
    where = f"/areas/{area.slug}/advice/{asked.pk}/ask-again/"
    assert "We write to: Staff of Psychology Service" in words_on(client.get(where))
    client.post(where, {"words": "We decide on Monday."})
    run_queued()
    (mail,) = postbox.mails()
    assert "We decide on Monday." in mail.get_content()
    assert officer.name in mail.get_content()
    nobody = client.post(f"/areas/{area.slug}/advice/{outside.pk}/ask-again/", {"words": ""})
    assert "nobody here whom we could write to" in errors_on(nobody)[0][0]
    on = ago(1)
    client.post(
        f"/areas/{area.slug}/casework/cases/{asked.case_id}/advice/{asked.pk}/chase/",
        {"day-day": on.day, "day-month": on.month, "day-year": on.year, "how": "telephone",
         "said": "Promised for Friday."},
    )  # fmt: skip
    with as_member(officer, on=today()):
        assert set(AdviceChase.objects.values_list("how", "by_name")) == {
            ("sent", officer.name), ("telephone", officer.name),
        }  # fmt: skip
    page = words_on(client.get(f"/areas/{area.slug}/advice/{asked.pk}/"))
    assert "Promised for Friday." in page
