"""The services' inboxes of the fictional area: not taken, in work, late and chased, back, good.

The cases are those of `cases`; every word is invented.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from goldenthread.advice import api as advice
from goldenthread.casework import api as casework
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.reach import as_member

OFFICER, PSYCHOLOGIST, THERAPIST = (
    f"{name}@eastmarch.example" for name in ("case-officer", "psychologist", "therapist")
)
GOOD = {key: {"yes": True, "note": ""} for key in ("answers", "specific", "provision", "plain")}
VAGUE = GOOD | {"provision": {"yes": False, "note": "“Regular support” is not a number"}}
ANSWER = "Made up for the trial: what was seen, with dates, in plain words."


def tell_the_advice(area: LocalArea, *, member: Callable[[str], Member], today: date) -> None:
    """Carry the advice of two cases on: Elm, asked four weeks ago, and Fern, asked eight ago."""
    officer, psychologist, therapist = (member(one) for one in (OFFICER, PSYCHOLOGIST, THERAPIST))
    with as_member(officer, on=today):
        elm = _of(area, "Elm")
        fern = _of(area, "Fern")
    _write(elm["psychological"], psychologist, today, parts=1)
    _write(elm["medical"], therapist, today - timedelta(days=4))
    _check(elm["medical"], officer, VAGUE, "How much, how often and by whom?", today)
    _write(fern["psychological"], psychologist, today - timedelta(days=1))
    _check(fern["education"], officer, GOOD, "", today)
    with as_member(officer, on=today):
        casework.chase_advice(
            advice=fern["medical"], day=today - timedelta(days=5), how="telephone",
            said="Spoke to the team. They promised it for next week.", by=officer, on=today,
        )  # fmt: skip
        _link(elm["medical"].case, officer, today)
        advice.reuse_advice(
            case=fern["medical"].case, kind="other", giver="Robin Made-Up, speech therapist",
            document="Report of the clinic", written_on=today - timedelta(days=120),
            giver_agreed_on=today - timedelta(days=20), family_agreed_on=today - timedelta(days=18),
            family_agreed_who="The mother", by=officer, on=today,
        )  # fmt: skip
    with as_member(therapist, on=today):
        advice.say_why_late(
            advice=fern["medical"], code="no_capacity", words="Two posts are vacant.",
            known=["no_capacity"], version=0, by=therapist, on=today,
        )  # fmt: skip


def _of(area: LocalArea, forename: str) -> dict[str, casework.AdviceRequest]:
    """Return what was asked about a child, by its kind."""
    found = casework.AdviceRequest.objects.filter(local_area=area, child__forename=forename)
    many = found.select_related("case__child", "case__officer", "organisation", "local_area")
    return {one.kind: one for one in many}


def _write(one: casework.AdviceRequest, by: Member, on: date, *, parts: int | None = None) -> None:
    """Take a request and write its first parts, or all of them and send it."""
    form = advice.questions_for(one.kind, one.local_area.slug)
    with as_member(by, on=on):
        advice.take_request(advice=one, to=by.person, version=0, by=by, on=on)
        for section in form.sections[:parts]:
            answers = {question.key: ANSWER for question in section.questions if question.needed}
            advice.save_section(
                advice=one, section=section, answers=answers, version=0, by=by, on=on
            )
        if parts is None:
            advice.give_advice(advice=one, form=form, by=by, on=on)


def _check(
    one: casework.AdviceRequest,
    by: Member,
    found: dict[str, dict[str, object]],
    reason: str,
    on: date,
) -> None:
    verdict = "returned" if reason else "accepted"
    with as_member(by, on=on):
        advice.check_advice(advice=one, found=found, verdict=verdict, reason=reason, by=by, on=on)


def _link(case: casework.Case, by: Member, on: date) -> None:
    """Ask a therapist without an account, by a link."""
    one = casework.ask_for_advice(
        case=case, kind="other", name="Sasha Invented", requested_on=on, by=by, on=on,
        asks="You see the child each week. What have you found, and what do you recommend?",
    )  # fmt: skip
    advice.make_link(
        advice=one, name="Sasha Invented", email="sasha.invented@practice.example",
        second_step="email", word="", days=14, by=by, on=on,
    )  # fmt: skip
