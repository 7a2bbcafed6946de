"""Making and changing records, by their actions."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from goldenthread.children.actions.access import give_record, take_back_record
from goldenthread.children.actions.carers import add_carer, change_carer
from goldenthread.children.actions.parts import add_part, change_part, remove_part
from goldenthread.children.actions.records import change_record, make_record
from goldenthread.children.actions.settings import add_setting, change_setting
from goldenthread.children.enums import Basis
from goldenthread.children.models import Address, Carer, Child, Grant, Need, Placement
from goldenthread.platform.access.errors import ChangedMeanwhile, NotPermitted, NotValid
from goldenthread.platform.access.roles import Role
from goldenthread.platform.audit.models import Look
from goldenthread.platform.audit.recording import looked
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.models import Organisation
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area, make_member
from tests.factories.children import BORN, ON, make_child, make_officer, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seen")]

FACTS = {"forename": "Ash", "surname": "Testname", "date_of_birth": BORN}


def test_records_are_numbered_in_their_area(officer):
    first = make_record(values=FACTS, by=officer, on=ON)
    second = make_record(values=FACTS, by=officer, on=ON)
    elsewhere = make_child(make_officer(make_area()))

    assert [first.number, second.number, elsewhere.number] == [1, 2, 1]


def test_numbers_are_kept_in_their_plain_form_and_names_are_searchable(officer):
    values = {"upn": "b801 2000 05001", "nhs_number": "943 476 5919", "known_as": "Zoë"}

    child = make_record(values={**FACTS, **values}, by=officer, on=ON)

    assert (child.upn, child.nhs_number) == ("B801200005001", "9434765919")
    assert child.names == "ash testname zoe"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        pytest.param({"upn": "C801200005001"}, "upn", id="wrong check letter"),
        pytest.param({"uln": "1"}, "uln", id="short ULN"),
        pytest.param({"nhs_number": "9434765918"}, "nhs_number", id="wrong check digit"),
        pytest.param({"upn": "B801200005001", "upn_unknown": "UN1"}, "upn_unknown", id="both"),
        pytest.param({"date_of_birth": date(2027, 1, 1)}, "date_of_birth", id="not born yet"),
        pytest.param({"died_on": date(2016, 5, 3)}, "died_on", id="died before birth"),
    ],
)
def test_a_record_that_cannot_be_is_refused(officer, values, field):
    with pytest.raises(NotValid) as refused:
        make_record(values={**FACTS, **values}, by=officer, on=ON)

    assert refused.value.field == field
    assert Child.objects.count() == 0


def test_one_identifier_is_one_childs(officer, area):
    make_record(values={**FACTS, "upn": "B801200005001"}, by=officer, on=ON)

    with pytest.raises(NotValid, match=r"Record 1 has this UPN\."):
        make_record(values={**FACTS, "upn": "B801200005001"}, by=officer, on=ON)
    other = make_child(make_officer(make_area()), values={"upn": "B801200005001"})
    assert other.upn == "B801200005001"


@pytest.mark.parametrize(
    "role", [r for r in Role if r not in {Role.CASE_OFFICER, Role.CASE_MANAGER}]
)
def test_other_roles_make_no_record(area, role):
    with pytest.raises(NotPermitted):
        make_record(values=FACTS, by=make_member(area, role), on=ON)


def test_a_change_is_told_with_what_it_was(officer, child):
    changed = change_record(
        child=child, values={"surname": "Newname"}, version=0, by=officer, on=ON
    )

    assert (changed.version, changed.names) == (1, "ash newname")
    event = Event.objects.get(kind="children.record_changed")
    assert (event.changes, event.child_id) == ({"surname": ["Testname", "Newname"]}, child.pk)


def test_of_two_officers_at_once_the_second_is_told_and_nothing_is_lost(officer, child):
    change_record(child=child, values={"surname": "First"}, version=0, by=officer, on=ON)

    with pytest.raises(ChangedMeanwhile):
        change_record(child=child, values={"surname": "Second"}, version=0, by=officer, on=ON)

    assert Child.objects.get().surname == "First"


def test_a_birth_after_something_on_the_record_is_refused(officer, child):
    with pytest.raises(NotValid, match="began on 1 September 2025"):
        change_record(
            child=child, values={"date_of_birth": date(2025, 10, 1)}, version=0, by=officer, on=ON
        )


def test_a_new_home_ends_the_one_before(officer, child):
    old = {"lines": "1 Old Street", "since": date(2020, 1, 1)}
    new = {"lines": "2 New Street", "postcode": "zz993aa", "since": date(2026, 1, 10)}
    add_part(child=child, kind="address", values=old, by=officer, on=ON)
    add_part(child=child, kind="address", values=new, by=officer, on=ON)

    homes = Address.objects.order_by("since").values_list("lines", "postcode", "since", "until")
    assert list(homes) == [
        ("1 Old Street", "", date(2020, 1, 1), date(2026, 1, 9)),
        ("2 New Street", "ZZ99 3AA", date(2026, 1, 10), None),
    ]
    event = Event.objects.filter(kind="children.address_added").latest("pk")
    assert event.changes["the one before ends on"] == [None, "2026-01-09"]


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        pytest.param("address", {"lines": "x", "since": date(2016, 5, 3)}, "since", id="too early"),
        pytest.param("address", {"lines": "x", "since": ON, "postcode": "1"}, "postcode",
                     id="no postcode"),
        pytest.param("need", {"sen_type": "HI", "since": ON, "until": date(2026, 3, 1)}, "until",
                     id="ends before it begins"),
        pytest.param("placement", {"since": ON}, "setting", id="nowhere"),
        pytest.param("placement", {"otherwise": "EHE", "since": date(2025, 8, 1)}, "since",
                     id="before the one that is there"),
        pytest.param("consent", {"what_for": "mail", "is_given": True, "by": "A", "how": "spoken",
                                 "on": date(2026, 3, 3)}, "on", id="consent in the future"),
        pytest.param("consent", {"what_for": "mail", "is_given": False, "by": "A", "how": "spoken",
                                 "on": ON, "withdrawn_on": ON}, "withdrawn_on",
                     id="refusal withdrawn"),
    ],
)  # fmt: skip
def test_a_part_that_cannot_be_is_refused(officer, child, kind, values, field):
    with pytest.raises(NotValid) as refused:
        add_part(child=child, kind=kind, values=values, by=officer, on=ON)

    assert refused.value.field == field


def test_one_main_need_at_a_time_and_each_need_once(officer, child):
    for sen_type, rank in (("SLCN", 1), ("ASD", 2)):
        values = {"sen_type": sen_type, "rank": rank, "since": date(2025, 1, 1)}
        add_part(child=child, kind="need", values=values, by=officer, on=ON)
    second = Need.objects.get(sen_type="ASD")

    with pytest.raises(NotValid, match="another main need"):
        change_part(part=second, values={"rank": 1}, version=0, by=officer, on=ON)
    values = {"sen_type": "SLCN", "rank": 3, "since": ON}
    with pytest.raises(NotValid, match="recorded for these days already"):
        add_part(child=child, kind="need", values=values, by=officer, on=ON)


def test_the_database_refuses_a_day_before_birth_by_itself(child):
    with pytest.raises(IntegrityError, match="before the child was born"), transaction.atomic():
        Need.objects.create(
            local_area=child.local_area, child=child, sen_type="HI", since=date(2010, 1, 1)
        )


def test_a_placement_gives_the_school_the_record_while_it_lasts(officer, child, school):
    placement = Placement.objects.get()
    grant = Grant.objects.get()
    assert (grant.organisation, grant.kind, grant.because, grant.since, grant.until) == (
        school.organisation, Basis.ON_ROLL, "On roll at Larch School", date(2025, 9, 1), None,
    )  # fmt: skip

    change_part(part=placement, values={"until": ON}, version=0, by=officer, on=ON)
    grant.refresh_from_db()
    assert grant.until == ON

    placement.refresh_from_db()
    remove_part(part=placement, reason="Another child's", version=1, by=officer, on=ON)
    assert Grant.objects.count() == 0


def test_a_new_main_setting_passes_the_record_on(officer, child, area):
    values = {"otherwise": "EHE", "since": date(2026, 1, 1)}
    add_part(child=child, kind="placement", values=values, by=officer, on=ON)

    assert Grant.objects.get().until == date(2025, 12, 31)


def test_a_setting_that_begins_to_use_the_product_gets_its_pupils(officer, area):
    setting = add_setting(values={"name": "Rowan School", "kind": "special"}, by=officer, on=ON)
    child = make_child(officer, at=setting)
    assert Grant.objects.filter(child=child).count() == 0
    home = Organisation.objects.create(local_area=area, name="Rowan School", kind="school")

    change_setting(setting=setting, values={"organisation": home}, version=0, by=officer, on=ON)

    assert Grant.objects.get(child=child).organisation == home


@pytest.mark.parametrize(
    ("values", "field"),
    [({"name": "larch school"}, "name"), ({"name": ""}, "name"), ({"urn": "12"}, "urn"),
     ({"ukprn": "1"}, "ukprn"), ({"lowest_age": 11, "highest_age": 5}, "highest_age")],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_refused(officer, school, values, field):
    with pytest.raises(NotValid) as refused:
        add_setting(values={"name": "New", "kind": "special", **values}, by=officer, on=ON)

    assert refused.value.field == field


def test_a_professional_is_given_the_record(officer, child, area):
    psychologist = make_staff(area, "Psychology", Role.SERVICE_MEMBER)
    values = {"person": psychologist.person, "part": "psychologist", "since": ON}
    add_part(child=child, kind="professional", values=values, by=officer, on=ON)

    with as_member(psychologist, on=ON):
        assert list(Child.objects.all()) == [child]


def test_a_record_can_be_given_and_taken_back(officer, child, area):
    service = make_staff(area, "Therapies", Role.SERVICE_MEMBER)
    home = service.local_area.organisations.get(name="Therapies")
    grant = give_record(
        child=child, to=home, kind=Basis.ASKED, because="Asked for advice", since=ON, by=officer,
        on=ON,
    )  # fmt: skip
    with as_member(service, on=ON):
        assert Child.objects.count() == 1

    take_back_record(grant=grant, last_on=ON, by=officer, on=ON)
    with as_member(service, on=date(2026, 3, 3)):
        assert Child.objects.count() == 0
    with pytest.raises(NotValid):
        take_back_record(grant=grant, last_on=date(2026, 3, 1), by=officer, on=ON)


def test_a_carer_is_told_once_for_all_their_children(officer, child):
    sibling = make_child(officer)
    first = add_carer(
        child=child, carer={"name": "A Parent", "telephone": "0"},
        values={"kind": "mother", "is_main_contact": True}, by=officer, on=ON,
    )  # fmt: skip
    add_carer(child=sibling, carer=first.carer, values={"kind": "mother"}, by=officer, on=ON)

    change_carer(carer=Carer.objects.get(), values={"telephone": "1"}, version=0, by=officer, on=ON)

    told = Event.objects.filter(kind="children.carer_changed").values_list("child_id", flat=True)
    assert sorted(told) == sorted([child.pk, sibling.pk])
    with pytest.raises(NotValid, match="recorded already"):
        add_carer(child=child, carer=first.carer, values={"kind": "mother"}, by=officer, on=ON)


def test_a_new_main_contact_takes_the_place_of_the_one_before(officer, child):
    for name in ("One", "Two"):
        add_carer(
            child=child, carer={"name": name},
            values={"kind": "mother", "is_main_contact": True}, by=officer, on=ON,
        )  # fmt: skip

    contacts = child.relationships.filter(is_main_contact=True)
    assert [part.carer.name for part in contacts] == ["Two"]


def test_what_is_taken_away_is_told_and_found_no_more(officer, child):
    former = add_part(
        child=child, kind="former-name", values={"surname": "Wasname"}, by=officer, on=ON
    )
    assert "wasname" in Child.objects.get().names

    remove_part(part=former, reason="Of another child", version=0, by=officer, on=ON)

    assert "wasname" not in Child.objects.get().names
    event = Event.objects.get(kind="children.former_name_removed")
    assert (event.changes, event.reason) == ({"surname": ["Wasname", None]}, "Of another child")


def test_a_record_is_not_given_backwards_in_time_nor_are_people_named_by_the_way(officer, child):
    home = Organisation.objects.get(name="Larch School")
    given = {"child": child, "because": "", "since": ON, "by": officer, "on": ON}

    with pytest.raises(NotValid):
        give_record(to=home, kind=Basis.ASKED, until=date(2026, 3, 1), **given)
    with pytest.raises(LookupError):
        give_record(to=officer.person, kind=Basis.NAMED, **given)


def test_a_change_to_anothers_identifier_is_refused(officer, child):
    make_child(officer, values={"uln": "1000000027"})

    with pytest.raises(NotValid, match=r"Record 2 has this ULN\."):
        change_record(child=child, values={"uln": "1000000027"}, version=0, by=officer, on=ON)
    with pytest.raises(LookupError):
        change_record(child=child, values={"number": 7}, version=0, by=officer, on=ON)


def test_a_part_goes_with_a_reason_alone_and_a_carer_has_a_name(officer, child):
    need = add_part(
        child=child, kind="need", values={"sen_type": "HI", "since": ON}, by=officer, on=ON
    )

    with pytest.raises(NotValid, match="Say why"):
        remove_part(part=need, reason=" ", version=0, by=officer, on=ON)
    with pytest.raises(NotValid, match="Enter a name"):
        add_carer(child=child, carer={"name": " "}, values={"kind": "other"}, by=officer, on=ON)
    with pytest.raises(LookupError):
        change_part(part=need, values={"version": 3}, version=0, by=officer, on=ON)


def test_a_look_is_never_changed(officer, child):
    look = looked(child_pk=child.pk, child_number=1, page="p", basis="b", by=officer)

    with pytest.raises(TypeError, match="append-only"):
        look.save()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Look.objects.update(basis="")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Look.objects.all().delete()
