"""Everything that changes areas, people and posts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from goldenthread.platform.access.errors import NotPermitted, NotValid
from goldenthread.platform.access.roles import Power, Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.accounts.models import User
from goldenthread.platform.history.models import Event
from goldenthread.platform.history.recording import name_of, record
from goldenthread.platform.organisations.member import Member, current_tenures
from goldenthread.platform.organisations.models import (
    LocalArea,
    Organisation,
    Person,
    Post,
    Tenure,
)


@transaction.atomic
def found_local_area(
    *, name: str, administrator_name: str, administrator_email: str, by: User | None, on: date
) -> LocalArea:
    """Make a local area and the post and person that administer it.

    `by` is an operator, or None from the command line of the installation itself.

    :raises NotPermitted: when `by` is not an operator.
    :raises NotValid: when there is an area of that name.
    """
    if by is not None and not by.is_operator:
        raise NotPermitted("Only an operator can add a local area.")
    if LocalArea.objects.filter(slug=slugify(name)).exists():
        raise NotValid("There is already a local area of that name.", field="name")
    area = LocalArea.objects.create(name=name, slug=slugify(name), founded_on=on)
    with in_area(area.pk):
        person = Person.objects.create(
            local_area=area,
            name=administrator_name,
            email=administrator_email,
            user=account_for(administrator_email),
        )
        post = Post.objects.create(
            local_area=area, title="Golden Thread administrator", role=Role.ADMINISTRATOR
        )
        Tenure.objects.create(local_area=area, post=post, person=person, from_on=on)
        Event.objects.create(
            local_area=area,
            kind="organisations.local_area_founded",
            about=name_of(area),
            by=by,
            by_name="The operator",
            on=on,
        )
    return area


def account_for(email: str) -> User:
    """Return the account of this address, making one that has no password yet if need be."""
    user = User.objects.filter(email=email.strip().lower()).first()
    return user or User.objects.create_user(email)


@transaction.atomic
def add_organisation(*, name: str, kind: str, by: Member, on: date) -> Organisation:
    """Add a partner organisation.

    :raises NotPermitted: when they may not.
    :raises NotValid: when there is one of that name.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    if by.local_area.organisations.filter(name__iexact=name).exists():
        raise NotValid("There is already an organisation of that name.", field="name")
    organisation = Organisation.objects.create(local_area=by.local_area, name=name, kind=kind)
    record("organisations.organisation_added", about=organisation, by=by, on=on)
    return organisation


@transaction.atomic
def add_person(
    *,
    name: str,
    email: str,
    by: Member,
    on: date,
    telephone: str = "",
    organisation: Organisation | None = None,
) -> Person:
    """Add a person; with an e-mail address they get an account, to be opened by a link.

    :raises NotPermitted: when they may not.
    :raises NotValid: when someone in the area has that address.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    email = email.strip().lower()
    if email and by.local_area.people.filter(email=email).exists():
        raise NotValid("Someone in this area already has that e-mail address.", field="email")
    person = Person.objects.create(
        local_area=by.local_area,
        name=name,
        email=email,
        telephone=telephone,
        organisation=organisation,
        user=account_for(email) if email else None,
    )
    record("organisations.person_added", about=person, by=by, on=on)
    return person


@transaction.atomic
def add_post(
    *,
    title: str,
    by: Member,
    on: date,
    role: str = "",
    organisation: Organisation | None = None,
) -> Post:
    """Add a post, vacant until someone is appointed.

    :raises NotPermitted: when they may not, or may not give that role.
    :raises NotValid: when there is one of that title.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    check_may_give(by, role)
    if by.local_area.posts.filter(title__iexact=title).exists():
        raise NotValid("There is already a post of that title.", field="title")
    post = Post.objects.create(
        local_area=by.local_area, title=title, role=role, organisation=organisation
    )
    record("organisations.post_added", about=post, by=by, on=on)
    return post


def check_may_give(by: Member, role: str) -> None:
    """Pass silently if this member may give a post this role.

    :raises NotPermitted: an administrator's role is given by administrators alone.
    """
    if role == Role.ADMINISTRATOR and not by.may(Power.MANAGE_AREA):
        raise NotPermitted("Only an administrator can give a post the administrator's role.")


@transaction.atomic
def appoint(*, post: Post, person: Person, from_on: date, by: Member, on: date) -> Tenure:
    """Record that a person holds a post from a day.

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
        raise NotValid("They hold this post on that day already.", field="from_on") from error
    record(
        "organisations.person_appointed", about=post, by=by, on=on,
        changes={"holder": (None, person.name), "from": (None, from_on)},
    )  # fmt: skip
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
        raise NotValid("The last day is before the first day in the post.", field="last_on")
    _check_not_last_administrator(tenure, last_on)
    tenure.to_on = last_on
    tenure.save(update_fields=["to_on"])
    record(
        "organisations.tenure_ended", about=tenure.post, by=by, on=on,
        changes={"holder": (tenure.person.name, None), "last day": (None, last_on)},
    )  # fmt: skip
    return tenure


def _check_not_last_administrator(tenure: Tenure, last_on: date) -> None:
    if tenure.post.role != Role.ADMINISTRATOR:
        return
    others = Tenure.objects.filter(
        current_tenures(last_on + timedelta(days=1)),
        local_area=tenure.local_area,
        post__role=Role.ADMINISTRATOR,
    ).exclude(pk=tenure.pk)
    if not others.exists():
        raise NotValid("An area needs an administrator: appoint another first.", field="last_on")


@transaction.atomic
def hand_over(
    *,
    leaver: Person,
    last_on: date,
    successors: Sequence[tuple[Post, Person | None]],
    by: Member,
    on: date,
) -> None:
    """Pass on everything that a person holds, in one step.

    Actions belong to posts, so whoever is appointed holds them from the next day; history still
    says who held them when. A post with no successor becomes vacant.

    :raises NotPermitted: when they may not.
    :raises NotValid: when a post is not one of the leaver's, or a day cannot be right.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    held = {
        tenure.post_id: tenure
        for tenure in leaver.tenures.filter(current_tenures(last_on)).select_related("post")
    }
    for post, successor in successors:
        tenure = held.get(post.pk)
        if tenure is None:
            raise NotValid(f"{leaver.name} does not hold the post {post.title} on that day.")
        if successor is not None and successor.pk != leaver.pk:
            _appoint_unless_there(post, successor, last_on + timedelta(days=1), by=by, on=on)
        end_tenure(tenure=tenure, last_on=last_on, by=by, on=on)
    record("organisations.person_left", about=leaver, by=by, on=on,
           changes={"last day": (None, last_on)})  # fmt: skip


def _appoint_unless_there(
    post: Post, person: Person, from_on: date, *, by: Member, on: date
) -> None:
    if not post.tenures.filter(current_tenures(from_on), person=person).exists():
        appoint(post=post, person=person, from_on=from_on, by=by, on=on)
