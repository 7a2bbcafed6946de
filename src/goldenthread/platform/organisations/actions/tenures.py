"""Who holds which post, from when until when."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import IntegrityError, transaction

from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.roles import Power, Role
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.actions.posts import (
    check_has_administrator,
    check_may_give,
)
from goldenthread.platform.organisations.mail import write_posts_held
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person, Post, Tenure


@transaction.atomic
def appoint(
    *, post: Post, person: Person, from_on: date, by: Member, on: date, is_told: bool = False
) -> Tenure:
    """Record that a person holds a post from a day; when `is_told`, write to them.

    :raises NotPermitted: when they may not.
    :raises NotValid: when the person holds the post already.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    check_may_give(by, post.role)
    try:
        with transaction.atomic():
            tenure = Tenure.objects.create(
                local_area=by.local_area, post=post, person=person, from_on=from_on
            )
    except IntegrityError as error:
        raise NotValid("They hold this post on that day already", field="person") from error
    record(
        "organisations.person_appointed", about=post, within=person, by=by, on=on,
        changes={
            "post": (None, post.title), "holder": (None, person.name), "from": (None, from_on),
        },
    )  # fmt: skip
    if is_told:
        write_posts_held(person, [post], from_on=from_on, by=by, on=on)
    return tenure


@transaction.atomic
def end_tenure(*, tenure: Tenure, last_on: date, by: Member, on: date) -> Tenure:
    """Record the last day on which a person holds a post.

    :raises NotPermitted: when they may not.
    :raises NotValid: when the day is before the first, or the area would have no administrator.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    check_may_give(by, tenure.post.role)
    if last_on < tenure.from_on:
        raise NotValid("The last day is before the first day in the post", field="last_on")
    if tenure.post.role == Role.ADMINISTRATOR:
        check_has_administrator(
            tenure.local_area, on=last_on + timedelta(days=1), field="last_on", besides=tenure
        )
    tenure.to_on = last_on
    tenure.save(update_fields=["to_on"])
    record(
        "organisations.tenure_ended", about=tenure.post, within=tenure.person, by=by, on=on,
        changes={
            "post": (tenure.post.title, None), "holder": (tenure.person.name, None),
            "last day": (None, last_on),
        },
    )  # fmt: skip
    return tenure
