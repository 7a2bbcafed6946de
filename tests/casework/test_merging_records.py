"""What becomes of cases when two records of one child are made one."""

from __future__ import annotations

import pytest

from goldenthread.casework.models import AdviceRequest, Case
from goldenthread.children.actions.merging import merge_records, undo_merger
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.cases import RECEIVED, ask, decide, make_case, take, weeks
from tests.factories.children import ON, make_child, make_manager
from tests.factories.pages import links_on, words_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return make_manager(make_area())


@pytest.fixture
def two(manager):
    return make_child(manager), make_child(manager)


def merge(kept, merged, by):
    with as_member(by, on=ON):
        return merge_records(
            kept=kept, merged=merged, take_over=frozenset(), by=by, on=ON,
            versions=(kept.version, merged.version),
        )  # fmt: skip


def whose(by):
    """Return the children of every case and of every part of one."""
    with as_member(by, on=ON):
        cases = set(Case.objects.values_list("child", flat=True))
        return cases, set(AdviceRequest.objects.values_list("child", flat=True))


def test_a_case_passes_over_with_all_its_parts_and_comes_back(manager, two):
    kept, merged = two
    case = make_case(merged, by=manager)
    decide(case, "assess", weeks(2), by=manager)
    ask(case, weeks(2), by=manager)

    merger = merge(kept, merged, manager)
    assert whose(manager) == ({kept.pk}, {kept.pk})

    with as_member(manager, on=ON):
        undo_merger(merger=merger, by=manager, on=ON)
    assert whose(manager) == ({merged.pk}, {merged.pk})


def test_two_open_requests_are_not_thrown_together(manager, two):
    for child in two:
        make_case(child, by=manager, received_on=RECEIVED)

    with pytest.raises(NotReady, match="Both records have an open request"):
        merge(*two, manager)

    assert whose(manager)[0] == {child.pk for child in two}


def test_the_page_says_the_way_out_and_leads_there(client, manager, two):
    cases = [make_case(child, by=manager, received_on=RECEIVED) for child in two]
    client.force_login(manager.user)
    area = manager.local_area.slug
    where = f"/areas/{area}/children/{two[0].pk}/merge/{two[1].pk}/"

    page = client.get(where)

    assert "Open the one that was taken in by mistake, record that it was withdrawn" in words_on(
        page
    )
    places = set(links_on(page).values())
    assert {f"/areas/{area}/casework/cases/{case.pk}/" for case in cases} <= places

    take(cases[1], "withdraw", ON, by=manager)
    assert "taken in by mistake" not in words_on(client.get(where))
