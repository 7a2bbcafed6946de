"""Someone is leaving: everything that they hold passes on in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations import holdings
from goldenthread.platform.organisations.actions.people import add_person
from goldenthread.platform.organisations.actions.tenures import appoint, end_tenure
from goldenthread.platform.organisations.mail import write_posts_held
from goldenthread.platform.organisations.member import Member, current_tenures
from goldenthread.platform.organisations.models import Person, Post
from goldenthread.ui.words import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Someone whom the area does not know yet."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """Who takes a post on: someone known, a newcomer, or with neither nobody yet."""

    post: Post
    person: Person | None = None
    newcomer: Newcomer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWork:
    """Who takes on what the leaver holds themself: whoever takes on a post, somebody, or nobody.

    `key` names what it is, as `holdings` does.
    """

    key: str
    post: Post | None = None
    person: Person | None = None


@transaction.atomic
def leave(
    *,
    leaver: Person,
    last_on: date,
    successions: Sequence[Succession],
    own: Sequence[OwnWork] = (),
    by: Member,
    on: date,
) -> None:
    """Add the newcomers, pass everything on, and write to each successor what they now hold.

    :param own: what passes on beside the posts.
    :raises NotPermitted: when they may not.
    :raises NotReady: when there is nothing to pass on.
    :raises NotValid: when a post is missing or not one of the leaver's, or a day cannot be right.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    if not successions and not own:
        raise NotReady(f"{leaver.name} holds no post on {day(last_on)}, so nothing passes on.")
    added: dict[str, Person] = {}
    pairs = [(s.post, _successor(s, added, by=by, on=on)) for s in successions]
    hand_over(leaver=leaver, last_on=last_on, successors=pairs, by=by, on=on)
    next_day = last_on + timedelta(days=1)
    for work in own:
        to = dict(pairs).get(work.post) if work.post else work.person
        holdings.pass_on_own(work.key, leaver=leaver, to=to, from_on=next_day, by=by, on=on)
    taken: dict[Person, list[Post]] = {}
    for post, person in pairs:
        if person is not None:
            taken.setdefault(person, []).append(post)
    for person, posts in taken.items():
        write_posts_held(
            person, posts, from_on=last_on + timedelta(days=1), by=by, on=on, leaver=leaver
        )


def _successor(
    succession: Succession, added: dict[str, Person], *, by: Member, on: date
) -> Person | None:
    newcomer = succession.newcomer
    if newcomer is None:
        return succession.person
    email = newcomer.email.strip().lower()
    if email not in added:
        try:
            added[email] = add_person(
                name=newcomer.name, email=email, by=by, on=on, is_invited=True
            )
        except NotValid as error:
            raise NotValid(str(error), field=f"email_{succession.post.pk}") from error
    return added[email]


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
    :raises NotValid: when a post is missing or not one of the leaver's, or a day cannot be right.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    held = {
        tenure.post_id: tenure
        for tenure in leaver.tenures.filter(current_tenures(last_on)).select_related("post")
    }
    for post, successor in successors:
        tenure = held.pop(post.pk, None)
        if tenure is None:
            raise NotValid(f"{leaver.name} does not hold the post {post.title} on that day.")
        if successor is not None and successor.pk == leaver.pk:
            raise NotValid("Choose someone else: this person is leaving", field=f"who_{post.pk}")
        if successor is not None:
            _appoint_unless_there(post, successor, last_on + timedelta(days=1), by=by, on=on)
        end_tenure(tenure=tenure, last_on=last_on, by=by, on=on)
    if held:
        title = next(iter(held.values())).post.title
        raise NotValid(f"Say who takes on the post {title}, or that nobody does yet.")
    record("organisations.person_left", about=leaver, by=by, on=on,
           changes={"last day": (None, last_on)})  # fmt: skip


def _appoint_unless_there(
    post: Post, person: Person, from_on: date, *, by: Member, on: date
) -> None:
    if not post.tenures.filter(current_tenures(from_on), person=person).exists():
        appoint(post=post, person=person, from_on=from_on, by=by, on=on)
