"""Who gives advice for an organisation, and whom one writes to when it is asked for."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from goldenthread.casework.models import AdviceRequest
from goldenthread.casework.queries.family_views import (
    family_asked,
    is_of_family,
    recipient_of,
)
from goldenthread.casework.signals import holder_above
from goldenthread.platform.access.roles import POWERS, Power, Role
from goldenthread.platform.notifications.actions import Recipient
from goldenthread.platform.organisations.member import current_tenures
from goldenthread.platform.organisations.models import Organisation, Person, Post, Tenure

GIVERS = [role for role in Role if Power.GIVE_ADVICE in POWERS[role]]


def advisers_at(organisation: Organisation | None, *, on: date) -> QuerySet[Person]:
    """Return who gives advice for an organisation on a day, by name."""
    if organisation is None:
        return Person.objects.none()
    posts = Post.objects.filter(role__in=GIVERS)
    at_home = Q(post__organisation=organisation) | Q(
        post__organisation__isnull=True, person__organisation=organisation
    )
    held = Tenure.objects.filter(current_tenures(on), at_home, post__in=posts)
    return Person.objects.filter(pk__in=held.values("person")).order_by("name", "pk")


def told_of(advice: AdviceRequest, *, on: date) -> list[Person | Recipient]:
    """Return who is told of a request: the shared address of whom it is asked of, else its people.

    Of the family who was asked; else who answers by a link. Nobody when there is no address: they
    are told by letter.
    """
    if is_of_family(advice):
        reader = family_asked(advice, on=on)
        if reader.email:
            return [recipient_of(advice, reader)]
        if reader.wants_no_email:
            return []
    home = advice.organisation
    if home is None:
        holder = holder_above(advice)
        return [holder] if holder else []
    if home.email:
        return [Recipient(local_area=advice.local_area, name=home.name, email=home.email)]
    return [one for one in advisers_at(home, on=on) if one.email]
