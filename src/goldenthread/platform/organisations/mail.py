"""What is written to people about their accounts and posts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.platform.notifications.actions import send
from goldenthread.platform.notifications.links import PASSWORD
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations import holdings
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person, Post

_MOST = 12  # things held that a message lists one by one

__all__ = ["write_invitation", "write_posts_held"]


def write_invitation(person: Person, *, by: Member | None, on: date) -> Message | None:
    """Ask someone in: with a link to choose a password, unless they have signed in before."""
    is_known = person.user is not None and person.user.last_login is not None
    template = "added" if is_known else "invited"
    return send(
        to=person,
        template=f"organisations/mail/{template}.txt",
        context={"slug": person.local_area.slug, "inviter": by.person.name if by else ""},
        about=person,
        by=by,
        on=on,
        link_to="" if is_known else PASSWORD,
    )


def write_posts_held(
    person: Person,
    posts: Sequence[Post],
    *,
    from_on: date,
    by: Member,
    on: date,
    leaver: Person | None = None,
) -> Message | None:
    """Tell someone what they now hold, and what is due first."""
    held = holdings.held_by(person.local_area, [post.pk for post in posts])
    return send(
        to=person,
        template="organisations/mail/posts_held.txt",
        context={
            "slug": person.local_area.slug,
            "posts": posts,
            "from_on": from_on,
            "leaver": leaver.name if leaver else "",
            "appointer": by.person.name,
            "held": held[:_MOST],
            "more": max(0, len(held) - _MOST),
        },
        about=person,
        by=by,
        on=on,
    )
