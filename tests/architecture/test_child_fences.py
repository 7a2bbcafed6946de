"""Children's rows stay fenced when the code above is wrong.

Everything here goes round the product's pages and actions and asks the database itself, as the
role that pages run as.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.children.actions.carers import add_carer
from goldenthread.children.models import Carer, Child, Grant, Placement, Restriction
from goldenthread.platform.access.child_fences import (
    child_column,
    fenced_by_child,
    is_helper,
    seen_through_others,
)
from goldenthread.platform.access.reach import NO_REACH, Reach, whole_area
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import fenced_models, in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.reach import as_member, reach_of
from tests.factories.areas import make_area, make_member
from tests.factories.children import (
    ON,
    make_child,
    make_manager,
    make_officer,
    make_setting,
    make_staff,
)

pytestmark = pytest.mark.django_db

TABLES = {model._meta.db_table: child_column(model) for model in fenced_by_child()}
THROUGH = sorted(model._meta.db_table for model in seen_through_others())


def rows(statement: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def about(child: Child) -> dict[str, int]:
    """Return how many rows of each table that are about a child can be read."""
    found = {
        table: rows(f"select count(*) from {table} where {column} = %s", child.pk)[0][0]
        for table, column in TABLES.items()
    }
    return {table: int(str(many)) for table, many in found.items() if many}


@pytest.fixture
def area():
    return make_area()


@pytest.fixture
def officer(area):
    return make_officer(area)


@pytest.fixture
def school(officer):
    return make_setting(officer, "Larch School", organisation="Larch School")


@pytest.fixture
def child(officer, school):
    child = make_child(officer, at=school)
    with as_member(officer, on=ON):
        add_carer(
            child=child, carer={"name": "A Parent"}, values={"kind": "mother"}, by=officer, on=ON
        )
    return child


def test_every_table_with_a_child_column_has_the_second_fence():
    with_child = {
        str(name)
        for (name,) in rows(
            "select table_name from information_schema.columns"
            " where column_name = 'child_id' and table_schema = 'public'"
        )
    }
    helpers = {m._meta.db_table for m in fenced_models() if is_helper(m)}
    fenced = {
        str(name)
        for (name,) in rows(
            "select tablename from pg_policies where policyname = 'same_child'"
            " and permissive = 'RESTRICTIVE' and cmd = 'ALL'"
        )
    }

    assert helpers == {"children_grant", "children_restriction"}
    assert fenced == (with_child - helpers) | {"children_child", "children_childevent"} | {*THROUGH}
    assert {"history_event", "children_addressevent", "children_grantevent"} <= fenced


def test_without_reach_no_child_is_seen(area, child):
    with in_area(area.pk):
        assert about(child) == {}
        assert [rows(f"select count(*) from {table}") for table in THROUGH] == [[(0,)]] * 2
        assert list(Restriction.objects.all()) == list(Grant.objects.all()) == []


def test_a_block_inside_another_does_not_borrow_its_reach(area, officer, child):
    with as_member(officer, on=ON):
        seen = about(child)
        with in_area(area.pk):
            assert about(child) == {}
        assert about(child) == seen != {}


def test_a_reach_without_a_day_reaches_nobody(area, officer, child):
    with in_area(area.pk, reach=Reach(is_whole_area=True)):
        assert about(child) == {}


def test_an_officer_sees_the_areas_children_and_none_of_another(officer, child):
    elsewhere = make_officer(make_area())

    with as_member(officer, on=ON):
        assert {"children_child", "children_placement", "children_relationship",
                "children_childevent", "history_event"} <= set(about(child))  # fmt: skip
        assert [c.name for c in Carer.objects.all()] == ["A Parent"]
    with as_member(elsewhere, on=ON):
        assert about(child) == {}
        assert list(Carer.objects.all()) == []


@pytest.mark.parametrize(
    "role",
    [Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.BOARD_MEMBER, Role.ACCOUNTABLE_OFFICER],
)
def test_other_roles_see_no_child_even_of_their_own_organisation(area, child, role):
    member = make_staff(area, "Larch School", role)

    assert reach_of(member, on=ON) == NO_REACH
    with as_member(member, on=ON):
        assert about(child) == {}


def test_a_school_sees_its_own_pupils_and_no_others(area, officer, child):
    other = make_setting(officer, "Rowan School", organisation="Rowan School")
    theirs = make_child(officer, at=other)

    with as_member(make_staff(area, "Larch School"), on=ON):
        assert set(Child.objects.all()) == {child}
        assert [p.child_id for p in Placement.objects.all()] == [child.pk]
        assert about(theirs) == {}
        assert [c.name for c in Carer.objects.all()] == ["A Parent"]
    with as_member(make_staff(area, "Rowan School"), on=ON):
        assert set(Child.objects.all()) == {theirs}
        assert list(Carer.objects.all()) == []


def test_a_school_sees_a_pupil_while_on_roll_and_not_a_day_longer(area, officer, child):
    with as_member(officer, on=ON):
        Grant.objects.filter(child=child).update(until=ON)
    staff = make_staff(area, "Larch School")

    with as_member(staff, on=ON):
        assert about(child) != {}
    with as_member(staff, on=ON.replace(day=3)):
        assert about(child) == {}


def test_a_school_cannot_give_itself_a_pupil(area, officer, child):
    other = make_setting(officer, "Rowan School", organisation="Rowan School")
    staff = make_staff(area, "Rowan School")

    with (
        as_member(staff, on=ON),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Grant.objects.create(
            local_area=area, child=child, organisation=other.organisation, kind="on_roll",
            because="", since=ON,
        )  # fmt: skip


def restrict_by_hand(child, named):
    Grant.objects.create(
        local_area=child.local_area, child=child, person=named.person, kind="named", because="",
        since=ON,
    )  # fmt: skip
    Restriction.objects.create(local_area=child.local_area, child=child, since=ON)


def test_a_restricted_record_opens_only_for_named_people(area, officer, child):
    manager = make_manager(area)
    with as_member(manager, on=ON):
        restrict_by_hand(child, manager)
        assert about(child) != {}
        assert [c.name for c in Carer.objects.all()] == ["A Parent"]

    for member in (officer, make_staff(area, "Larch School"), make_manager(area)):
        with as_member(member, on=ON):
            assert about(child) == {}
            assert list(Carer.objects.all()) == []


def test_nobody_names_themself_or_lifts_a_restriction_from_outside(area, officer, child):
    manager = make_manager(area)
    with as_member(manager, on=ON):
        restrict_by_hand(child, manager)

    with as_member(officer, on=ON):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Grant.objects.create(
                local_area=area, child=child, person=officer.person, kind="named", because="",
                since=ON,
            )  # fmt: skip
        assert Restriction.objects.filter(child=child).update(until=ON.replace(day=1)) == 0
        assert Restriction.objects.filter(child=child).delete()[0] == 0
        assert Grant.objects.filter(child=child).update(person=officer.person) == 0
        assert about(child) == {}


def test_events_about_a_restricted_child_are_not_told_to_others(area, officer, child):
    manager = make_manager(area)
    with as_member(manager, on=ON):
        restrict_by_hand(child, manager)
        told = Event.objects.filter(child_id=child.pk).count()

    with as_member(officer, on=ON):
        assert Event.objects.filter(child_id=child.pk).count() == 0
    assert told == 3


def test_no_row_can_be_put_on_a_child_out_of_reach_nor_changed_nor_removed(area, officer, child):
    staff = make_staff(area, "Rowan School")
    with as_member(officer, on=ON):
        before = about(child)

    with as_member(staff, on=ON):
        for table, column in TABLES.items():
            for statement in (
                f"delete from {table} where {column} = {child.pk}",
                f"update {table} set local_area_id = local_area_id where {column} = {child.pk}",
            ):
                with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
                    assert cursor.rowcount == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Event.objects.create(
                local_area=area, kind="children.planted", about="", by_name="", on=ON,
                child_id=child.pk,
            )  # fmt: skip
    with as_member(officer, on=ON):
        assert about(child) == before


def test_work_of_the_installation_says_how_far_it_reaches(area, child):
    with in_area(area.pk, reach=whole_area(on=ON)):
        assert about(child) != {}


def test_a_member_of_two_organisations_reaches_by_the_post_that_may(area, officer, child):
    board = make_member(area, Role.BOARD_MEMBER)

    assert board.organisation_ids == frozenset()
    assert len(make_staff(area, "Larch School").organisation_ids) == 1
