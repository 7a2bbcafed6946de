"""Makes the fictional areas by the actions that people use, each with its day."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from goldenthread.config.area import making as filling
from goldenthread.config.area.script import Asked
from goldenthread.config.area.telling import Script
from goldenthread.config.demo import advice, cases, content, online, people
from goldenthread.config.demo.children import make_children
from goldenthread.config.demo.indicators import make_targets
from goldenthread.config.demo.monitoring import make_monitoring
from goldenthread.config.demo.panels import make_panels
from goldenthread.config.demo.proof import make_proof
from goldenthread.core.plan_format import dumps
from goldenthread.improvement import api as improvement
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.accounts.models import User
from goldenthread.platform.organisations import actions
from goldenthread.platform.organisations.member import Member, find_member
from goldenthread.platform.organisations.models import LocalArea, Post
from goldenthread.platform.organisations.queries import all_areas

NAME, SECOND = "Eastmarch", "Westholm"


PLANS, YEARS, SEED = 185, 5, 2
"""Of the lives that a demo adds to the children made by hand: about 300."""


@transaction.atomic
def make_areas(*, today: date, plans: int = 0) -> str:
    """Make both areas and the operator, unless they are there; all of it or, if cut short, none.

    :param plans: how many more children with a plan are to be there than those made by hand.
    :returns: what was done, in words.
    """
    if all_areas().filter(name=NAME).exists():
        return "were made before"
    operator = _account(people.OPERATOR_EMAIL)
    operator.is_operator = True
    operator.save(update_fields=["is_operator"])
    area = _found(NAME, people.ADMINISTRATOR, operator, today)
    with in_area(area.pk):
        _appoint_everyone(area, today)
        plan_id = _take_in_the_plan(area, today)
        _tell_what_happened(area, plan_id, today)
        make_children(
            area,
            officer=_member(area, "case-officer@eastmarch.example", today),
            manager=_member(area, "case-manager@eastmarch.example", today),
            on=today,
        )
        administrator = _member(area, people.ADMINISTRATOR.email, today)
        online.say_who_is_written_to(area, by=administrator, on=today)
        _tell_the_journeys(area, today)
        advice.tell_the_advice(area, member=lambda email: _member(area, email, today), today=today)
        make_panels(
            area,
            officer=_member(area, "case-officer@eastmarch.example", today),
            manager=_member(area, "case-manager@eastmarch.example", today),
            today=today,
        )
        online.ask_online(area, at=timezone.now(), on=today)
    if plans:
        _tell_more_lives(area, plans, today)
    with in_area(area.pk):
        make_proof(area, member=lambda email, on: _member(area, email, on), today=today)
    second = people.Holder(
        "Wim Overton", "administrator@westholm.example", "Golden Thread administrator"
    )
    _found(SECOND, second, operator, today)
    return f"{NAME} and {SECOND} made"


def _account(email: str) -> User:
    user = actions.account_for(email)
    user.set_password(people.PASSWORD)
    user.save(update_fields=["password"])
    return user


def _found(name: str, administrator: people.Holder, operator: User, today: date) -> LocalArea:
    area = actions.found_local_area(
        name=name,
        administrator_name=administrator.name,
        administrator_email=administrator.email,
        by=operator,
        on=content.day_from(today, -administrator.from_months_ago),
    )
    _account(administrator.email)
    return area


def _member(area: LocalArea, email: str, on: date) -> Member:
    member = find_member(user=actions.account_for(email), local_area=area, on=on)
    if member is None:
        raise LookupError(f"{email} holds no post on {on}")
    return member


def _appoint_everyone(area: LocalArea, today: date) -> None:
    began = content.day_from(today, -12)
    by = _member(area, people.ADMINISTRATOR.email, began)
    organisations = {
        name: actions.add_organisation(name=name, kind=kind, by=by, on=began)
        for name, kind in people.ORGANISATIONS
    }
    posts = {
        holder.post: (holder.role, organisations[holder.organisation]) for holder in people.HOLDERS
    }
    made = {
        title: actions.add_post(title=title, role=role, organisation=home, by=by, on=began)
        for title, (role, home) in posts.items()
    }
    for holder in people.HOLDERS:
        person = actions.add_person(
            name=holder.name, email=holder.email,
            organisation=organisations[holder.organisation], by=by, on=began,
        )  # fmt: skip
        _account(holder.email)
        if holder.from_months_ago == 12:
            actions.appoint(post=made[holder.post], person=person, from_on=began, by=by, on=began)
    for holder in people.HOLDERS:
        if holder.until_months_ago is not None:
            _leave(area, made[holder.post], holder, today)


def _leave(area: LocalArea, post: Post, leaver: people.Holder, today: date) -> None:
    """Pass a post on as the product does when someone leaves: to a successor, or to nobody."""
    last_day = content.day_from(today, -(leaver.until_months_ago or 0)) - timedelta(days=1)
    successor = next(
        (h for h in people.HOLDERS if h.post == leaver.post and h.from_months_ago < 12), None
    )
    actions.hand_over(
        leaver=area.people.get(email=leaver.email),
        last_on=last_day,
        successors=[(post, area.people.get(email=successor.email) if successor else None)],
        by=_member(area, people.ADMINISTRATOR.email, last_day),
        on=last_day,
    )


def _take_in_the_plan(area: LocalArea, today: date) -> int:
    """Import what was published, accept it and set it live; return the plan's number."""
    imported_on = content.day_from(today, -11)
    manager = _member(area, "programme@eastmarch.example", imported_on)
    begun = improvement.start_import(
        name="eastmarch-plan.json",
        content=dumps(content.published_plan(today)).encode(),
        by=manager,
        on=imported_on,
        queued=False,
    )
    read = improvement.read_now(import_id=begun.pk, by=manager, on=imported_on, at=timezone.now())
    plan = improvement.accept(plan_import=read, by=manager, on=imported_on)
    for label, status, definition in content.RATINGS:
        improvement.define_rating(
            plan=plan, label=label, status=status, definition=definition, by=manager, on=imported_on
        )
    improvement.go_live(plan=plan, by=manager, on=imported_on)
    return plan.pk


def _tell_the_journeys(area: LocalArea, today: date) -> None:
    """Carry made-up requests for assessment on, by two case officers; set up what counts them."""
    emails = ("case-officer@eastmarch.example", "cases-south@eastmarch.example")
    officers = [_member(area, email, today) for email in emails]
    cases.tell_the_journeys(
        officers=officers,
        organisations={one.name: one for one in area.organisations.all()},
        today=today,
    )
    manager = _member(area, "case-manager@eastmarch.example", today)
    make_targets(manager=manager, today=today)
    make_monitoring(
        manager=manager,
        officers=dict(zip(("North", "South"), officers, strict=True)),
        today=today,
    )


def _tell_more_lives(area: LocalArea, plans: int, today: date) -> None:
    """Let more children live in the area for some years, with schools and staff around them."""
    asked = Asked(plans=plans, years=YEARS, seed=SEED, as_of=today, has_panels=False)
    with in_area(area.pk):
        administrator = _member(area, people.ADMINISTRATOR.email, today)
    filling.fill(administrator, Script(asked), bulk=True, say=lambda words: None)


def _tell_what_happened(area: LocalArea, plan_id: int, today: date) -> None:
    for report in sorted(content.REPORTS, key=lambda report: -report.months_ago):
        on = content.day_from(today, -report.months_ago)
        leads = next(
            promise.leads
            for theme in content.THEMES
            for promise in theme.promises
            if promise.ref == report.ref
        )
        improvement.report_by_reference(
            plan_id=plan_id,
            ref=report.ref,
            text=report.text,
            rating=report.rating,
            reason=report.reason,
            done=dict.fromkeys(report.done, (on, report.shown_by)),
            by=_member(area, people.holder_of(leads[0], report.months_ago).email, on),
            on=on,
        )
