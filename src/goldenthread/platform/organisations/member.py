"""A person in one local area, with what their posts let them do on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import connection
from django.db.models import Model, Q

from goldenthread.platform.access.errors import NotPermitted
from goldenthread.platform.access.roles import POWERS, Power, Role, powers_of
from goldenthread.platform.accounts.models import User
from goldenthread.platform.organisations.models import LocalArea, Person, Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Who acts: the account, the person in this area, and the posts that they hold today.

    `organisation_ids` are those for which they may read children's records: of the posts that
    give them a role that may, or, where such a post is of no organisation, their own.
    """

    user: User
    local_area: LocalArea
    person: Person
    post_ids: frozenset[int]
    roles: frozenset[Role]
    organisation_ids: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """Who they are, as history tells it."""
        return self.person.name

    @property
    def powers(self) -> frozenset[Power]:
        """Everything that they may do here."""
        return powers_of(self.roles)

    def may(self, power: Power) -> bool:
        """Whether they may do this."""
        return power in self.powers

    def check_may(self, power: Power) -> None:
        """Pass silently if they may do this.

        :raises NotPermitted: when they may not.
        """
        if not self.may(power):
            raise NotPermitted(f"Your role does not let you do this: {power.label.lower()}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Someone without an account, let in to one thing by a link; `link` names it."""

    local_area: LocalArea
    name: str
    link: str
    user: None = None


def current_tenures(on: date) -> Q:
    """Return the condition for tenures that hold on this day."""
    return Q(from_on__lte=on) & (Q(to_on__isnull=True) | Q(to_on__gte=on))


def find_member(*, user: User, local_area: LocalArea, on: date) -> Member | None:
    """Return the account's person in this area if they hold a post there on this day.

    To be asked inside the area's fence.
    """
    held = _held(user, local_area, on)
    if not held:
        return None
    return Member(
        user=user,
        local_area=local_area,
        person=held[0][0],
        post_ids=frozenset(post.pk for _, post in held),
        roles=frozenset(Role(post.role) for _, post in held if post.role),
        organisation_ids=frozenset(
            found
            for person, post in held
            if post.role and Power.READ_OWN_CHILDREN in POWERS[Role(post.role)]
            if (found := post.organisation_id or person.organisation_id)
        ),
    )


def find_area(slug: str) -> LocalArea | None:
    """Return the area of an address, if there is one."""
    names, columns = _columns(LocalArea, "area")
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {columns} from organisations_localarea area where area.slug = %s",  # noqa: S608 -- columns of our own
            [slug],
        )
        row = cursor.fetchone()
    return LocalArea.from_db(connection.alias, names, row) if row else None


def _held(user: User, local_area: LocalArea, on: date) -> list[tuple[Person, Post]]:
    """Return the posts that the account's person holds, each with the person.

    Each page asks this and `find_area`: as statements that are made once they cost a third of what
    queries do that are put together each time.
    """
    (person_names, of_person), (post_names, of_post) = (
        _columns(Person, "person"), _columns(Post, "post"),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {of_person}, {of_post} from organisations_tenure tenure"  # noqa: S608 -- columns of our own
            " join organisations_person person on person.id = tenure.person_id"
            " join organisations_post post on post.id = tenure.post_id"
            " where tenure.local_area_id = %s and person.user_id = %s"
            " and tenure.from_on <= %s and (tenure.to_on is null or tenure.to_on >= %s)"
            " order by tenure.from_on, tenure.id",
            [local_area.pk, user.pk, on, on],
        )
        rows = cursor.fetchall()
    many = len(person_names)
    return [
        (
            Person.from_db(connection.alias, person_names, row[:many]),
            Post.from_db(connection.alias, post_names, row[many:]),
        )
        for row in rows
    ]


@cache
def _columns(model: type[Model], alias: str) -> tuple[list[str], str]:
    """Return the fields of a model in order, and the same as columns of a statement."""
    fields = model._meta.concrete_fields
    return (
        [field.attname for field in fields],
        ", ".join(f'{alias}."{field.column}"' for field in fields),
    )
