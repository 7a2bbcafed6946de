"""Posts: added, changed, and two that are one made one."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import GUARDED, Power, Role
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations import holdings
from goldenthread.platform.organisations.actions.turns import take_turn
from goldenthread.platform.organisations.member import Member, current_tenures
from goldenthread.platform.organisations.models import (
    FormerTitle,
    LocalArea,
    Organisation,
    Post,
    Tenure,
)


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
    _check_title(by, title)
    post = Post.objects.create(
        local_area=by.local_area, title=title, role=role, organisation=organisation
    )
    record("organisations.post_added", about=post, by=by, on=on)
    return post


@transaction.atomic
def change_post(
    *,
    post: Post,
    title: str,
    role: str,
    organisation: Organisation | None,
    version: int,
    by: Member,
    on: date,
) -> Post:
    """Change a post's title, role or organisation. Who holds it gets the new role at once.

    Whose records a role opens follows from the organisation: who may not give the role may not
    change that either.

    :raises NotPermitted: when they may not, or may not give or take that role.
    :raises NotValid: when there is another of that title, or the area would have no administrator.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    if role != post.role or organisation != post.organisation:
        check_may_give(by, role)
        check_may_give(by, post.role)
    _check_title(by, title, other_than=post)
    take_turn(post, version)
    now = {"title": title, "role": role, "organisation": organisation}
    changes = {f: (getattr(post, f), v) for f, v in now.items() if getattr(post, f) != v}
    for field, value in now.items():
        setattr(post, field, value)
    post.save(update_fields=[*now])
    check_has_administrator(post.local_area, on=on, field="role")
    record("organisations.post_changed", about=post, by=by, on=on, changes=changes)
    return post


@transaction.atomic
def merge_posts(*, merged: Post, into: Post, by: Member, on: date) -> Post:
    """Make one post of two that are one under two spellings.

    All that `merged` holds, and whoever held it when, passes to `into`, which keeps its own
    title and role. The other title is remembered, so that a plan that prints it finds the post.

    :raises NotPermitted: when they may not, or may not give or take the roles.
    :raises NotValid: when they are the same post, or the area would have no administrator.
    :raises NotReady: when something else still hangs on the merged post.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    for post in (merged, into):
        check_may_give(by, post.role)
    if merged.pk == into.pk:
        raise NotValid("Choose another post: these two are the same.", field="into")
    holdings.move(merged=merged, into=into, by=by, on=on)
    for tenure in merged.tenures.order_by("from_on"):
        _move_tenure(tenure, into)
    merged.former_titles.update(post=into)
    FormerTitle.objects.update_or_create(
        local_area=by.local_area,
        title__iexact=merged.title,
        defaults={"post": into, "title": merged.title, "was_post_id": merged.pk},
    )
    check_has_administrator(into.local_area, on=on, field="into")
    record(
        "organisations.posts_merged", about=into, within=merged, by=by, on=on,
        changes={"other title": (merged.title, into.title)},
    )  # fmt: skip
    try:
        merged.delete()
    except ProtectedError as error:
        raise NotReady("Something else still hangs on that post, so it cannot be merged.") from (
            error
        )
    return into


def _move_tenure(tenure: Tenure, into: Post) -> None:
    """Move a tenure; where the person held both posts at once, make one tenure of the two."""
    for other in into.tenures.filter(person=tenure.person):
        if tenure.from_on <= (other.to_on or date.max) and other.from_on <= (
            tenure.to_on or date.max
        ):
            tenure.from_on = min(tenure.from_on, other.from_on)
            is_open = tenure.to_on is None or other.to_on is None
            tenure.to_on = None if is_open else max(tenure.to_on, other.to_on)  # type: ignore[type-var]  # -- neither is None here
            other.delete()
    tenure.post = into
    tenure.save(update_fields=["post", "from_on", "to_on"])


def check_may_give(by: Member, role: str) -> None:
    """Pass silently if this member may give a post this role, or take it away.

    :raises NotPermitted: an administrator's role, and those that open children's records, are given
        and taken by administrators alone.
    """
    if role in GUARDED and not by.may(Power.MANAGE_AREA):
        raise NotPermitted(
            "Only an administrator can give or take the administrator's role, and roles that open"
            " children's records."
        )


def check_has_administrator(
    local_area: LocalArea, *, on: date, field: str, besides: Tenure | None = None
) -> None:
    """Pass silently if someone administers the area on this day.

    :param besides: a tenure that does not count.
    :raises NotValid: when nobody does.
    """
    tenures = Tenure.objects.filter(
        current_tenures(on), local_area=local_area, post__role=Role.ADMINISTRATOR
    )
    if besides is not None:
        tenures = tenures.exclude(pk=besides.pk)
    if not tenures.exists():
        raise NotValid("An area needs an administrator: appoint another first.", field=field)


def _check_title(by: Member, title: str, *, other_than: Post | None = None) -> None:
    same = by.local_area.posts.filter(title__iexact=title)
    if other_than is not None:
        same = same.exclude(pk=other_than.pk)
    if same.exists():
        raise NotValid("There is already a post of that title", field="title")
    former = by.local_area.former_titles.filter(title__iexact=title).select_related("post").first()
    if former is not None and (other_than is None or former.post_id != other_than.pk):
        raise NotValid(
            f"That is another spelling of the post {former.post.title}, from a merger",
            field="title",
        )
