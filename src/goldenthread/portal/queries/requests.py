"""Online requests, as officers look for them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.casework.api import Case
from goldenthread.children.api import Child, Match, Setting, likely_duplicates
from goldenthread.core.identifiers import check_postcode
from goldenthread.core.names import folded
from goldenthread.platform.history.recording import name_of
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.portal.enums import State
from goldenthread.portal.models import OnlineFile, OnlineRequest


def requests_of(local_area: LocalArea, *, state: str) -> QuerySet[OnlineRequest]:
    """Return the area's online requests in one state: new ones the oldest first, others latest."""
    found = local_area.online_requests.filter(state=state).select_related("settled_by", "case")
    return found if state == State.NEW else found.order_by("-settled_on", "-pk")


def request_of(local_area: LocalArea, pk: int) -> OnlineRequest:
    """Return one of the area's online requests, as far as this person sees its child.

    :raises Http404: when there is none of that number.
    """
    found = local_area.online_requests.select_related("settled_by", "case", "child")
    return get_object_or_404(found, pk=pk)


def new_ones(local_area: LocalArea) -> int:
    """Return how many are still to be looked at."""
    return local_area.online_requests.filter(state=State.NEW).count()


def requests_on(case: Case) -> list[OnlineRequest]:
    """Return the online requests that were taken in to a case."""
    return list(OnlineRequest.objects.filter(case=case))


def files_of(online: OnlineRequest) -> list[OnlineFile]:
    """Return the files that came with it, without their content."""
    return list(online.files.defer("content"))


def file_of(online: OnlineRequest, pk: int) -> OnlineFile:
    """Return one of them with its content.

    :raises Http404: when it has none of that number.
    """
    return get_object_or_404(online.files.all(), pk=pk)


def answers_to(online: OnlineRequest) -> list[Message]:
    """Return what was sent to who asked, before it was taken in and since."""
    return list(Message.objects.filter(about=name_of(online)))


def matches(online: OnlineRequest) -> list[Match]:
    """Return the records that may be of the same child, likeliest first."""
    like = Child(
        local_area=online.local_area, forename=online.forename, surname=online.surname,
        date_of_birth=online.date_of_birth,
    )  # fmt: skip
    postcode = check_postcode(online.postcode).value if online.postcode else ""
    return likely_duplicates(online.local_area, like, postcodes=frozenset({postcode} - {""}))


def settings_of(local_area: LocalArea) -> list[Setting]:
    """Return the register's settings by name."""
    return list(local_area.settings.order_by("name", "pk"))


def setting_named(local_area: LocalArea, name: str) -> Setting | None:
    """Return the setting of the register that is called so, if one is."""
    plain = folded(name)
    return next((one for one in settings_of(local_area) if folded(one.name) == plain), None)
