"""The fictional area's children come in by the product's own actions."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.children.api import Child, children_of
from goldenthread.config.demo import making
from goldenthread.config.demo.cases import JOURNEYS
from goldenthread.config.demo.children import HOW_MANY, SURNAMES
from goldenthread.config.demo.panels import DECIDED
from goldenthread.core.identifiers import check_nhs_number, check_upn
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.accounts.models import User
from goldenthread.platform.organisations.queries import all_areas
from tests.factories.pages import rows_on

pytestmark = pytest.mark.django_db


def test_every_child_is_plainly_made_up_and_listed_to_who_works_with_them(client):
    on = date(2026, 3, 2)
    making.make_areas(today=on, plans=20)
    area = all_areas().get(name=making.NAME)

    with in_area(area.pk, reach=whole_area(on=on)):
        found = list(children_of(area))

    # one more is a duplicate, one is restricted; those after them are told by a script
    many = HOW_MANY + len(JOURNEYS) + len(DECIDED)
    by_hand = [child for child in found if child.number <= many + 1]
    assert len(by_hand) == many
    assert len(found) > len(by_hand) + 20
    surnames = tuple(name[:8] for name in SURNAMES)  # one is misspelt, for a duplicate
    assert all(child.surname.startswith(surnames) for child in by_hand)
    assert all(child.nhs_number[:3] in {"", "999"} for child in found)
    assert all(check_nhs_number(c.nhs_number).is_right for c in found if c.nhs_number)
    assert all(c.upn[1:4] in {"001", "002", "003", "004", "005"} for c in found if c.upn)
    assert all(check_upn(c.upn).is_right for c in found if c.upn)
    with in_area(area.pk):
        assert list(Child.objects.all()) == []

    # of the services one works with two children, and one is only asked for advice
    listed = {}
    for who in ("psychologist", "therapist", "senco"):
        client.force_login(User.objects.get(email=f"{who}@eastmarch.example"))
        listed[who] = len(rows_on(client.get(reverse("children", args=[area.slug]))))
        asked = client.get(reverse("advice", args=[area.slug]))
        assert rows_on(asked), who
    assert (listed["psychologist"], listed["therapist"]) == (2, 0)
    assert listed["senco"] > 2
