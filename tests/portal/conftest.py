"""An area with an officer, and the form of its public pages filled in."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.platform.access.reach import Reach
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from tests.factories.areas import make_area
from tests.factories.children import make_officer

PARENT: dict[str, dict[str, Any]] = {
    "who": {"asked_as": "parent"},
    "you": {"name": "Pat Parent", "relation": "mother", "responsibility": "yes"},
    "child": {
        "forename": "Wren", "surname": "Madeup", "date_of_birth-day": "4",
        "date_of_birth-month": "5", "date_of_birth-year": "2016",
    },
    "home": {"lines": "1 Made Up Street", "postcode": "ZZ99 3WZ"},
    "school": {"school": "Larch School"},
    "why": {"why": "Reading is very hard.", "help_now": "A little."},
    "contact": {"email": "pat@example.org", "telephone": "01234 567890", "talking": ""},
    "files": {},
}  # fmt: skip
YOUNG = {
    **{page: PARENT[page] for page in ("home", "school", "why", "files")},
    "who": {"asked_as": "young_person"},
    "child": {**PARENT["child"], "date_of_birth-year": "2006"},
    "contact": {"email": "wren@example.org", "telephone": "", "talking": "Large print"},
}
COLLEAGUE = {
    **{page: PARENT[page] for page in ("child", "school", "why", "files")},
    "who": {"asked_as": "professional"},
    "work": {
        "name": "Cleo Colleague", "job": "SENCO", "works_for": "Larch School", "source": "2",
        "email": "cleo@example.org", "telephone": "",
    },
    "family": {
        "parent_name": "Pat Parent", "parent_email": "pat@example.org", "parent_telephone": "",
        "parent_knows": "yes",
    },
}  # fmt: skip
ORDERS = {
    "parent": ("who", "you", "child", "home", "school", "why", "contact", "files"),
    "young_person": ("who", "child", "home", "school", "why", "contact", "files"),
    "professional": ("who", "work", "child", "family", "school", "why", "files"),
}


def public(area: LocalArea, page: str = "") -> str:
    """Return the address of a public page."""
    if page == "done":
        return reverse("portal_done", kwargs={"area": area.slug})
    if page:
        return reverse("portal_page", kwargs={"area": area.slug, "page": page})
    return reverse("portal_start", kwargs={"area": area.slug})


def fill_in(client: Client, area: LocalArea, answers: Any = PARENT, until: str = "") -> Any:
    """Go through the pages as a browser does, up to the last before it is sent."""
    page = client.post(public(area), follow=True)
    for name in ORDERS[answers["who"]["asked_as"]]:
        if name == until:
            return page
        page = client.post(public(area, name), answers[name], follow=True)
    return page


def send(client: Client, area: LocalArea, answers: Any = PARENT) -> Any:
    """Fill the form in and send it."""
    fill_in(client, area, answers)
    return client.post(public(area, "check"), {"website": ""}, follow=True)


@pytest.fixture
def area() -> LocalArea:
    """An area of its own."""
    return make_area()


@pytest.fixture
def officer(area: LocalArea) -> Member:
    """A SEND case officer."""
    return make_officer(area)


def intake(area: LocalArea) -> AbstractContextManager[None]:
    """See what came in and is taken in by nobody yet."""
    return in_area(area.pk, reach=Reach(takes_requests=True))


def bearing(client: Client, area: LocalArea) -> AbstractContextManager[None]:
    """See what the browser of this client is typing."""
    key = client.session["online_drafts"][area.slug]
    return in_area(area.pk, reach=Reach(bearer=key))
