"""Two at once: each is given the request as it is, one after the other."""

from __future__ import annotations

from typing import Any

from goldenthread.casework.api import AdviceRequest, check_may_give, facts_of, why_no_more
from goldenthread.platform.access.errors import ChangedMeanwhile, NotReady
from goldenthread.platform.organisations.member import Guest, Member


def still_wanted(advice: AdviceRequest, by: Member | Guest) -> AdviceRequest:
    """Return a request as it is now, kept from others until the transaction ends.

    :raises NotPermitted: when it was asked of others.
    :raises NotReady: when the advice was sent, or the case has ended.
    """
    check_may_give(advice, by)
    now = locked(advice)
    if now.advice_received_on is not None:
        raise NotReady("This advice has been sent. It can be changed if it is sent back to you.")
    if over := why_no_more(facts_of(now.case)):
        raise NotReady(f"This advice is no longer needed. {over}")
    return now


def locked(advice: AdviceRequest) -> AdviceRequest:
    """Return a request as it is now, kept from others until the transaction ends."""
    found = AdviceRequest.objects.select_for_update(of=("self",))
    return found.select_related("case__child", "child", "organisation").get(pk=advice.pk)


def take_turn(thing: Any, version: int) -> None:
    """Count a thing on by one, if it still is as the person who changes it saw it.

    :raises ChangedMeanwhile: when someone else has changed it since.
    """
    same = type(thing)._default_manager.filter(pk=thing.pk, version=version)
    if not same.update(version=version + 1):
        raise ChangedMeanwhile(
            "A colleague changed this while you had it open. What it says now is shown below;"
            " what you typed is still in the boxes. Put the two together and save again."
        )
    thing.version = version + 1
