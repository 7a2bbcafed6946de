"""Two records made one and parted again; records that open only for named people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.children.actions.carers import add_carer
from goldenthread.children.actions.merging import merge_records, undo_merger
from goldenthread.children.actions.parts import add_part
from goldenthread.children.actions.records import change_record
from goldenthread.children.actions.restrictions import lift_restriction, name_people, restrict
from goldenthread.children.models import Address, Child, Grant, Merger, RestrictionReason
from goldenthread.children.queries.parts import KINDS
from goldenthread.children.queries.records import history_of_child
from goldenthread.platform.access.errors import (
    ChangedMeanwhile,
    NotPermitted,
    NotReady,
    NotValid,
)
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.children import ON, make_child, make_manager, make_officer, make_staff

pytestmark = pytest.mark.django_db
LATER = date(2026, 4, 1)
FIELDS = ["forename", "surname", "known_as", "date_of_birth", "upn", "uln", "access_needs"]


@pytest.fixture
def two(officer, manager, school):
    one = make_child(officer, at=school, values={"forename": "Ash", "surname": "Testname"})
    other = make_child(
        officer, values={"forename": "Ash", "surname": "Wasname", "upn": "B801200005001"}
    )
    with as_member(officer, on=ON):
        for child, street in ((one, "1 Here"), (other, "2 There")):
            home = {"lines": street, "since": date(2020, 1, 1)}
            add_part(child=child, kind="address", values=home, by=officer, on=ON)
        need = {"sen_type": "HI", "since": ON}
        add_part(child=other, kind="need", values=need, by=officer, on=ON)
        add_carer(child=other, carer={"name": "P"}, values={"kind": "father"}, by=officer, on=ON)
    return one, other


def merge(kept, merged, by, **changes) -> Merger:
    given: dict[str, Any] = {
        "take_over": frozenset({"upn"}), "versions": (kept.version, merged.version), "on": ON,
        **changes,
    }  # fmt: skip
    return merge_records(kept=kept, merged=merged, by=by, **given)


def everything() -> dict[str, Any]:
    """Return all that is recorded, as it can be compared; versions count on and are left out."""
    found: dict[str, Any] = {
        model._meta.label: sorted(
            tuple(sorted((k, str(v)) for k, v in row.items() if k != "version"))
            for row in model.objects.values()
        )
        for model in (*KINDS.values(), Child)
    }
    found["grants"] = sorted(
        str(row) for row in Grant.objects.values("child", "organisation", "since", "until")
    )
    return found


def test_a_merger_brings_over_what_does_not_contradict(two, manager):
    one, other = two
    with as_member(manager, on=ON):
        merger = merge(one, other, manager)

        kept = Child.objects.get(pk=one.pk)
        assert (kept.upn, kept.surname) == ("B801200005001", "Testname")
        assert kept.names == "ash testname wasname"
        assert [need.sen_type for need in kept.needs.all()] == ["HI"]
        assert [part.carer.name for part in kept.relationships.all()] == ["P"]
        assert [home.lines for home in kept.addresses.all()] == ["1 Here"]
        assert merger.stayed == {"children.Address": [Address.objects.get(lines="2 There").pk]}
        merged = Child.objects.get(pk=other.pk)
        assert (merged.merged_into, merged.upn) == (kept, "B801200005001")
        assert merged.surname == "Wasname"


def test_both_histories_are_told_of_the_record_that_stays(two, manager):
    one, other = two
    with as_member(manager, on=ON):
        merge(one, other, manager)

        told = set(history_of_child(one).values_list("child_id", flat=True))
        assert told == {one.pk, other.pk}


def test_a_merger_undone_leaves_everything_as_it_was(two, manager):
    one, other = two
    with as_member(manager, on=ON):
        before = everything()
        merger = merge(one, other, manager, take_over=frozenset(FIELDS))
        assert everything() != before

        undo_merger(merger=merger, by=manager, on=ON)

        assert everything() == before
        with pytest.raises(NotReady, match="undone already"):
            undo_merger(merger=merger, by=manager, on=ON)


names = st.text("abcé'-", min_size=1, max_size=6)
facts = st.fixed_dictionaries(
    {"forename": names, "surname": names},
    optional={
        "known_as": names,
        "access_needs": st.text("abc ", max_size=8),
        "date_of_birth": st.dates(date(2005, 1, 1), date(2019, 12, 31)),
    },
)
parts = st.lists(
    st.tuples(
        st.sampled_from(["address", "need", "placement", "former-name"]),
        st.integers(0, 3),
        st.integers(0, 400),
    ),
    max_size=4,
)
NEEDS = ("HI", "VI", "PD", "MLD")
VALUES: dict[str, Any] = {
    "address": lambda n, since: {"lines": f"{n}", "since": since},
    "need": lambda n, since: {"sen_type": NEEDS[n], "rank": 1 + n % 2, "since": since},
    "placement": lambda n, since: {"otherwise": "EHE", "rank": 1 + n % 3, "since": since},
    "former-name": lambda n, since: {"surname": f"Was{n}"},
}  # fmt: skip


@given(facts, facts, parts, parts, st.sets(st.sampled_from(FIELDS)))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_two_records_hold_a_merger_loses_nothing(db, one, other, mine, theirs, taken):
    manager = make_manager(make_area())
    kept, merged = (make_child(manager, values=values) for values in (one, other))
    with as_member(manager, on=ON):
        for child, told in ((kept, mine), (merged, theirs)):
            for kind, number, days in told:
                since = date.fromordinal(date(2020, 1, 1).toordinal() + days)
                try:
                    values = VALUES[kind](number, since)
                    add_part(child=child, kind=kind, values=values, by=manager, on=ON)
                except NotValid:
                    continue  # it contradicts what the record says already
        kept, merged = Child.objects.get(pk=kept.pk), Child.objects.get(pk=merged.pk)
        before = everything()

        merger = merge(kept, merged, manager, take_over=frozenset(taken))

        after = everything()
        for label, rows in before.items():
            assert len(after[label]) == len(rows)
        undo_merger(merger=merger, by=manager, on=ON)
        assert everything() == before


def test_what_was_changed_since_the_merger_is_kept_by_the_undoing(two, manager):
    one, other = two
    with as_member(manager, on=ON):
        merger = merge(one, other, manager, take_over=frozenset({"surname"}))
        kept = Child.objects.get(pk=one.pk)
        change_record(
            child=kept, values={"surname": "Later"}, version=kept.version, by=manager, on=ON
        )

        undo_merger(merger=merger, by=manager, on=ON)

        assert Child.objects.get(pk=one.pk).surname == "Later"


@pytest.mark.parametrize("case", ["itself", "twice", "stale", "restricted"])
def test_what_cannot_be_merged(two, manager, case):
    one, other = two
    with as_member(manager, on=ON):
        if case == "itself":
            with pytest.raises(NotValid):
                merge(one, one, manager)
        elif case == "twice":
            merge(one, other, manager)
            with pytest.raises(NotReady, match="merged before"):
                merge(one, other, manager, versions=(1, 1))
        elif case == "stale":
            with pytest.raises(ChangedMeanwhile):
                merge(one, other, manager, versions=(5, 0))
        else:
            restrict(child=other, kind="adoption", words="", people=[], by=manager, on=ON)
            with pytest.raises(NotReady, match="restricted"):
                merge(one, other, manager)


def test_an_officer_merges_and_restricts_nothing(two, officer, manager):
    one, other = two
    with as_member(officer, on=ON):
        with pytest.raises(NotPermitted):
            merge(one, other, officer)
        with pytest.raises(NotPermitted):
            restrict(child=one, kind="court", words="", people=[], by=officer, on=ON)


def test_a_merged_record_cannot_be_changed(two, manager):
    one, other = two
    with as_member(manager, on=ON):
        merge(one, other, manager)
        with pytest.raises(NotReady, match="merged into another"):
            change_record(child=other, values={"surname": "X"}, version=1, by=manager, on=ON)


def sees(member, child) -> bool:
    with as_member(member, on=ON):
        return Child.objects.filter(pk=child.pk).exists()


def test_a_restricted_record_opens_for_the_named_alone_and_opens_again(area, child, manager):
    named, other, staff = make_officer(area), make_officer(area), make_staff(area, "Larch School")
    with as_member(manager, on=ON):
        restrict(
            child=child, kind="relative", words="An aunt works here", people=[named.person],
            by=manager, on=ON,
        )  # fmt: skip
    assert [sees(m, child) for m in (manager, named, other, staff)] == [True, True, False, False]
    with in_area(area.pk):
        assert RestrictionReason.objects.count() == 0

    with as_member(manager, on=ON):
        name_people(child=child, people=[manager.person, staff.person], by=manager, on=ON)
    assert [sees(m, child) for m in (manager, named, other, staff)] == [True, False, False, True]

    with as_member(manager, on=ON):
        lift_restriction(child=child, reason="She left", by=manager, on=ON)
    assert [sees(m, child) for m in (manager, named, other, staff)] == [True, True, True, True]


def test_a_restriction_is_refused_twice_and_without_oneself(child, manager):
    with as_member(manager, on=ON):
        with pytest.raises(NotReady):
            name_people(child=child, people=[manager.person], by=manager, on=ON)
        restrict(child=child, kind="safety", words="", people=[], by=manager, on=ON)
        with pytest.raises(NotReady):
            restrict(child=child, kind="safety", words="", people=[], by=manager, on=ON)
        with pytest.raises(NotValid):
            name_people(child=child, people=[], by=manager, on=ON)
        with pytest.raises(NotValid):
            lift_restriction(child=child, reason=" ", by=manager, on=ON)
    with as_member(manager, on=LATER):
        lift_restriction(child=child, reason="Over", by=manager, on=LATER)
        with pytest.raises(NotReady):
            lift_restriction(child=child, reason="Over", by=manager, on=LATER)


def test_an_identifier_of_a_restricted_record_is_told_to_be_there_and_no_more(
    officer, manager, area
):
    hidden = make_child(officer, values={"upn": "B801200005001"})
    with as_member(manager, on=ON):
        restrict(child=hidden, kind="adoption", words="", people=[], by=manager, on=ON)

    with pytest.raises(NotValid, match="that you may not see has this UPN"):
        make_child(officer, values={"upn": "B801200005001"})


def test_a_merger_is_undone_from_the_latest_back(two, manager):
    one, other = two
    third = make_child(manager)
    with as_member(manager, on=ON):
        first = merge(one, other, manager)
        second = merge(third, Child.objects.get(pk=one.pk), manager, take_over=frozenset())

        with pytest.raises(NotReady, match="itself merged since"):
            undo_merger(merger=first, by=manager, on=ON)
        undo_merger(merger=second, by=manager, on=ON)
        undo_merger(merger=first, by=manager, on=ON)

        assert Child.objects.filter(merged_into=None).count() == 3


def test_an_identifier_given_away_since_stands_in_the_way_of_undoing(two, manager):
    one, other = two
    with as_member(manager, on=ON):
        merger = merge(one, other, manager, take_over=frozenset())
        make_child(manager, values={"upn": "B801200005001"})

        with pytest.raises(NotReady, match="stands in the way"):
            undo_merger(merger=merger, by=manager, on=ON)

        assert Child.objects.get(pk=other.pk).merged_into == one


def test_a_merger_that_would_leave_a_upn_and_a_reason_for_none_is_refused(two, manager):
    one, other = two
    with as_member(manager, on=ON):
        change_record(
            child=one, values={"upn_unknown": "UN8"}, version=one.version, by=manager, on=ON
        )
        with pytest.raises(NotValid, match="both the UPN and why there is none"):
            merge(one, other, manager, versions=(1, 0))
        merge(one, other, manager, versions=(1, 0), take_over=frozenset({"upn", "upn_unknown"}))

        assert Child.objects.get(pk=one.pk).upn == "B801200005001"


def test_a_merged_record_is_not_restricted(two, manager):
    one, other = two
    with as_member(manager, on=ON):
        merge(one, other, manager)
        with pytest.raises(NotReady, match="merged into another"):
            restrict(
                child=Child.objects.get(pk=other.pk), kind="court", words="", people=[],
                by=manager, on=ON,
            )  # fmt: skip
