"""A person in one local area, with what their posts let them do on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldenthread.platform.access.errors import NotPermitted
from goldenthread.platform.access.roles import POWERS, Power, Role, powers_of
from goldenthread.platform.accounts.models import User
from goldenthread.platform.organisations.models import LocalArea, Person, Tenure


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
    tenures = list(
        Tenure.objects.filter(
            current_tenures(on), person__user=user, local_area=local_area
        ).select_related("person", "post")
    )
    if not tenures:
        return None
    return Member(
        user=user,
        local_area=local_area,
        person=tenures[0].person,
        post_ids=frozenset(t.post_id for t in tenures),
        roles=frozenset(Role(t.post.role) for t in tenures if t.post.role),
        organisation_ids=frozenset(
            found
            for t in tenures
            if t.post.role and Power.READ_OWN_CHILDREN in POWERS[Role(t.post.role)]
            if (found := t.post.organisation_id or t.person.organisation_id)
        ),
    )
