"""Keeping that someone looked. Called by the gate of every page about one child, once a request."""

from __future__ import annotations

from goldenthread.platform.audit.models import Look
from goldenthread.platform.organisations.member import Guest, Member


def looked(*, child_pk: int, child_number: int, page: str, basis: str, by: Member | Guest) -> Look:
    """Keep that someone opened a page of a child's record, told by its route, and on what basis."""
    return Look.objects.create(
        local_area=by.local_area,
        by=by.user,
        by_name=by.name,
        child_pk=child_pk,
        child_number=child_number,
        page=page,
        basis=basis[:200],
    )
