"""The numbers by which standings are worked out, and who changed them why."""

from __future__ import annotations

from goldenthread.core.standing.numbers import Numbers
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.proof.models import StandingRules


def numbers_of(local_area: LocalArea) -> Numbers:
    """Return the numbers that hold in an area; those of the product until it tunes them."""
    latest = StandingRules.objects.filter(local_area=local_area).first()
    return latest.numbers if latest else Numbers()


def changes_of(local_area: LocalArea) -> list[StandingRules]:
    """Return every change of the numbers, the latest first."""
    return list(StandingRules.objects.filter(local_area=local_area))
