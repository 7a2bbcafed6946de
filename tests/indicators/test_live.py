"""Figures of the live database: as recorded, within the fences, back to the rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from goldenthread.casework.models import AdviceRequest, Case, CaseException, Dispute
from goldenthread.children.actions.restrictions import restrict
from goldenthread.children.models import Need
from goldenthread.core.indicators.records import Type
from goldenthread.improvement.models import DateMove
from goldenthread.indicators import api
from goldenthread.indicators.policies.measuring import months_over
from goldenthread.indicators.queries.registry import registry
from goldenthread.indicators.signals import source_of
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Organisation
from goldenthread.platform.organisations.reach import as_member
from goldenthread.ui.words import day
from tests.factories.areas import make_area, make_member
from tests.factories.children import (
    make_child,
    make_manager,
    make_officer,
    make_setting,
    make_staff,
    place,
)
from tests.factories.days import today
from tests.factories.live_plans import make_scene
from tests.factories.pages import links_on, rows_on, words_on

pytestmark = pytest.mark.django_db

ON = today()  # pages show what was so today
LAST = ON.year - 1
RECEIVED = date(LAST, 1, 6)
END = f"{LAST}-12"
BEFORE = months_over(ON, 1).last_on  # the end of the newest month that is over
NOW = f"{ON:%Y-%m}"
_TYPES = {"int8": Type.NUMBER, "int4": Type.NUMBER, "date": Type.DAY, "bool": Type.TRUTH,
          "text": Type.TEXT, "varchar": Type.TEXT}  # fmt: skip


def after(days: int) -> date:
    """Return the day so many days after the request."""
    return RECEIVED + timedelta(days=days)


class Area:
    """An area, an officer, and cases made by their dates."""

    def __init__(self) -> None:
        self.area = make_area()
        self.officer: Member = make_officer(self.area)
        self.numbers = iter(range(1, 99))

    def case(self, child: Any = None, **dates: Any) -> Case:
        """Make a case of a child of its own: received, agreed to assess, and what is said."""
        child = child or make_child(self.officer, on=ON)
        told = {"request_received_on": RECEIVED, "decided_to_assess_on": after(30)}
        if dates.get("final_issued_on"):
            told |= {"decided_to_issue_on": after(90), "draft_served_on": after(95)}
        told |= dates
        with as_member(self.officer, on=ON):
            return Case.objects.create(
                local_area=self.area, child=child, number=next(self.numbers), source="1", **told
            )

    def part(self, model: Any, case: Case, **facts: Any) -> Any:
        """Make something that hangs on a case."""
        with as_member(self.officer, on=ON):
            return model.objects.create(
                local_area=self.area, child_id=case.child_id, case=case, **facts
            )

    def figure(
        self, name: str, end: str, by: str = "year", split: str = "", group: str = ""
    ) -> Any:
        """Return numerator and denominator of one figure."""
        found = api.figures(
            self.area, api.registry().indicators[name], within=api.years_until(ON, 2),
            kinds=[api.Kind(by)], breakdowns=[split] if split else [], on=ON,
        )  # fmt: skip
        (one,) = [
            one
            for one in found
            if f"{one.period.last_on:%Y-%m}" == end and (one.breakdown, one.group) == (split, group)
        ]
        return one.numerator, one.denominator


@pytest.fixture
def here() -> Area:
    """An area."""
    return Area()


def test_every_source_offers_the_columns_of_its_records(here: Area):
    for name, records in registry().records.items():
        sql, parameters = source_of(name).query(ON, set(records.columns))
        with as_member(here.officer, on=ON), connection.cursor() as cursor:
            cursor.execute(f"select * from ({sql}) found limit 0", parameters)
            types = connection.connection.adapters.types
            offered = {one.name: _TYPES[types[one.type_code].name] for one in cursor.description}

        assert offered == {one.name: one.type for one in records.columns.values()}, name


def test_cases_are_counted_as_they_were_recorded(here: Area):
    in_time = here.case(final_issued_on=after(140))
    late = here.case(final_issued_on=after(141))
    excepted = here.case(final_issued_on=after(200))
    away = here.case(final_issued_on=after(200))
    here.part(CaseException, excepted, code="EXC-D", head="c", since=after(50), evidence="Letter")
    here.part(CaseException, away, code="EXC-D", head="d", since=after(50), until=after(60),
              evidence="Less than four weeks")  # fmt: skip
    here.case(decided_not_to_assess_on=after(20), final_issued_on=after(139))  # conceded
    here.case(decided_to_assess_on=None, decided_not_to_assess_on=after(43))
    here.case(decided_to_assess_on=None, request_withdrawn_on=after(9))
    here.case(child=in_time.child, request_received_on=after(150), decided_to_assess_on=after(160),
              decided_to_issue_on=after(200), draft_served_on=after(201),
              final_issued_on=after(300))  # made again: a second plan  # fmt: skip
    open_one = here.case(decided_to_assess_on=None, request_received_on=ON - timedelta(days=20))
    here.case(historical=True, decided_to_assess_on=None, request_received_on=None)

    assert here.figure("TIM-01", END) == (2, 4)
    assert here.figure("TIM-02", END) == (2, 5)
    assert here.figure("TIM-10", END) == (1, 5)
    assert here.figure("DEM-01", END) == (7, None)
    assert here.figure("ASM-01", END) == (2, 7)
    assert here.figure("ASM-02", END) == (5, 6)
    assert here.figure("TIM-07", NOW, "month") == (1, None)
    assert here.figure("TIM-07", f"{LAST}-01", "month") == (6, None)
    assert here.figure("DEM-06", NOW, "month") == (5, None)  # the first was replaced
    assert here.figure("DEM-06", END, "month", "need", "not known") == (5, None)
    with as_member(here.officer, on=ON):
        Need.objects.create(
            local_area=here.area, child=late.child, sen_type="ASD", since=date(LAST - 1, 1, 1)
        )
        school = make_setting(here.officer, "Larch School", on=ON)
        place(open_one.child, school, by=here.officer, on=ON, since=RECEIVED)
    assert here.figure("TIM-01", END, split="need", group="ASD") == (0, 1)
    assert here.figure("TIM-07", NOW, "month", "setting", "mainstream") == (1, None)


def test_advice_and_disputes_are_counted_by_kind_service_and_decision(here: Area):
    case = here.case()
    with as_member(here.officer, on=ON):
        trust = Organisation.objects.create(local_area=here.area, name="Larch Trust", kind="icb")
    told = {"kind": "medical", "organisation": trust, "advice_requested_on": after(30)}
    here.part(AdviceRequest, case, **told, advice_received_on=after(72))
    here.part(AdviceRequest, case, **told, advice_received_on=after(73))
    here.part(AdviceRequest, case, **{**told, "organisation": None, "name": "Dr Made Up"})
    here.part(Dispute, case, about="not_assess", decision_notice_sent_on=after(9),
              mediation_held_on=after(20), appeal_lodged_on=after(40))  # fmt: skip

    assert here.figure("ASM-07", f"{LAST}-03", "month") == (1, 3)
    assert here.figure("ASM-07", f"{LAST}-03", "month", "service", "Larch Trust") == (1, 2)
    assert here.figure("DIS-03", END, split="about", group="not_assess") == (1, None)
    assert here.figure("DIS-05", END) == (0, 1)


def test_milestones_are_counted_by_the_day_first_promised():
    scene = make_scene()
    moved = scene.milestone()
    with in_area(scene.area.pk):
        DateMove.objects.create(
            local_area=scene.area, plan=scene.plan, action=moved.action, milestone=moved,
            was_by=moved.due_by, became_by=date(2025, 9, 30), reason="Staff left.",
            by=scene.manager.person, by_name="Robin Vale", on=date(2025, 4, 1),
        )  # fmt: skip
        moved.due, moved.due_by = "2025-09", date(2025, 9, 30)
        moved.done_on = date(2025, 8, 1)
        moved.save()

    def figures(name: str) -> list[tuple[str, int | None, int | None]]:
        found = api.figures(
            scene.area, api.registry().indicators[name], on=date(2026, 3, 2),
            within=api.years_until(date(2026, 3, 2), 1), kinds=[api.Kind.MONTH],
        )  # fmt: skip
        return [(f"{one.period.last_on:%Y-%m}", one.numerator, one.denominator)
                for one in found if one.numerator or one.denominator]  # fmt: skip

    assert figures("PLN-03A") == [("2025-03", 1, None), ("2025-05", 1, None)]
    assert figures("PLN-03B") == [("2025-08", 1, None)]
    assert figures("PLN-03") == [("2025-03", 0, 1), ("2025-05", 0, 1)]
    assert figures("PLN-06") == [("2025-03", 0, 1), ("2025-05", 1, 1)]
    assert figures("PLN-07") == [("2025-06", 0, 1)]


def test_a_milestone_behind_a_figure_leads_to_its_action(client):
    scene = make_scene()
    client.force_login(scene.reader.user)
    part = {"area": scene.area.slug, "indicator_id": "PLN-03A"}

    page = client.get(reverse("indicators_rows", kwargs=part), {"end": "2025-05"})

    assert links_on(page)["Send it to every service"].endswith(f"/{scene.action().pk}/")
    actions = reverse("indicators_rows", kwargs={**part, "indicator_id": "PLN-01"})
    assert "1A Publish one timetable for advice." in links_on(
        client.get(actions, {"end": "2025-06"})
    )


def test_figures_stay_in_the_area_and_are_of_the_whole_of_it(client, here: Area):
    here.case(final_issued_on=after(140))
    hidden = here.case(final_issued_on=after(140))
    other = Area()
    other.case(final_issued_on=after(141))
    assert here.figure("TIM-01", END) == (2, 2)
    assert other.figure("TIM-01", END) == (0, 1)

    manager = make_manager(here.area)
    with as_member(manager, on=ON):
        restrict(child=hidden.child, kind="safety", words="Made up", people=[], by=manager, on=ON)

    assert here.figure("TIM-01", END) == (2, 2)  # it is counted, and tells nothing of itself
    where = reverse("indicators_one", kwargs={"area": here.area.slug, "indicator_id": "TIM-01"})
    told = []
    for member in (here.officer, manager, make_member(here.area, Role.BOARD_MEMBER),
                   make_staff(here.area, "Larch School")):  # fmt: skip
        client.force_login(member.user)
        shown = [row for row in rows_on(client.get(where, {"by": "year"})) if row[0] == str(LAST)]
        told.append([[cell.split(",")[0] for cell in row] for row in shown])
    exact, safe = [[str(LAST), "100.0%", "2", "2"]], [[str(LAST), *["Not shown"] * 3]]
    assert told == [exact, exact, safe, safe]
    client.force_login(other.officer.user)
    assert client.get(where).status_code == 404
    assert client.get(reverse("indicators", kwargs={"area": here.area.slug})).status_code == 404


def test_rows_and_small_groups_are_shown_to_who_works_on_cases_alone(client, here: Area):
    here.case(final_issued_on=after(140))
    part = {"area": here.area.slug, "indicator_id": "TIM-01"}
    one, rows = reverse("indicators_one", kwargs=part), reverse("indicators_rows", kwargs=part)
    asked = {"by": "year", "end": END}

    assert client.get(one).status_code == 302
    client.force_login(make_staff(here.area, "Larch School").user)
    assert client.get(rows, asked).status_code == 403
    page = client.get(one, {"split": "need", "by": "year"})
    assert ["Not known", *["Not shown"] * 3] in rows_on(page)
    assert not [href for href in links_on(page).values() if "rows" in href]
    client.force_login(here.officer.user)
    page = client.get(one, {"split": "need", "by": "year", "end": END})
    assert ["Not known", "100.0%", "1, those that count, Not known",
            "1, out of, Not known"] in rows_on(page)  # fmt: skip
    assert client.get(rows, {"by": "year"}).status_code == 404
    assert client.get(rows, {**asked, "split": "shoe_size"}).status_code == 404
    nothing = reverse("indicators_one", kwargs={**part, "indicator_id": "X"})
    assert client.get(nothing).status_code == 404
    client.force_login(make_officer(make_area()).user)
    assert client.get(rows, asked).status_code == 404


def test_a_number_opens_to_its_cases_in_pages_at_one_price(
    client, here: Area, django_assert_num_queries
):
    here.case(final_issued_on=after(140))
    part = {"area": here.area.slug, "indicator_id": "TIM-01"}
    one, rows = reverse("indicators_one", kwargs=part), reverse("indicators_rows", kwargs=part)
    client.force_login(here.officer.user)
    asked = {"by": "year", "end": END, "part": "numerator"}
    client.get(rows, asked)

    for how_many in (1, 53):
        for _ in range(how_many - 1):
            here.case(final_issued_on=after(140))
        with django_assert_num_queries(17):
            page = client.get(rows, asked)
        assert len(rows_on(page)) == min(how_many, 50)
        with django_assert_num_queries(29):
            client.get(one, {"by": "year"})
    assert "53 rows of the records “EHC needs assessments” that you may see." in words_on(page)
    assert [row[0] for row in rows_on(client.get(rows, {**asked, "page": "2"}))] == [
        "Case 3", "Case 2", "Case 1",
    ]  # fmt: skip
    case = client.get(links_on(page)["Case 53"])
    assert case.status_code == 200
    assert rows_on(page)[0] == [
        "Case 53",
        day(after(140)),
        "Plan issued",
        "No",
        day(RECEIVED),
        "No",
    ]
    assert rows_on(client.get(rows, {**asked, "part": "rest"})) == []


def test_the_list_is_narrowed_and_each_page_says_what_is_counted(client, here: Area):
    listed = reverse("indicators", kwargs={"area": here.area.slug})
    client.force_login(here.officer.user)

    everything = client.get(listed)
    assert len([href for href in links_on(everything).values() if href.startswith(listed)]) == len(
        registry().indicators
    )
    found = client.get(listed, {"q": "20 weeks", "topic": "Plans on time", "group": "how_well"})
    assert "Plans issued within 20 weeks, exceptions left out" in links_on(found)
    assert "Take away the filter Plans on time ✕" in links_on(found)
    assert "No indicator fits." in words_on(client.get(listed, {"q": "zzz"}))
    for name, words in {
        "TIM-01": ["An exception to the 20 weeks applies: no", "20 weeks (140 days) or less",
                   f"In {BEFORE:%B %Y}: no data",
                   "First outcome of the assessment: plan issued"],
        "TIM-06": ["more than 20 weeks (140 days)", "to the day asked about",
                   "All that stand on the last day of the period"],
        "TIM-03": ["more than 20 weeks (140 days) and 365 days or less"],
        "DEM-01": ["any but decided before it came here", f"In {BEFORE:%B %Y}: 0 requests."],
        "DEM-06": ["On the 31 August before", f"On {day(BEFORE)}: 0 plans."],
        "ASM-07": ["6 weeks (42 days) after the day the advice was asked for"],
        "DIS-05": ["Day the appeal was registered: not known"],
        "PLN-03": ["Day done: on or before the day first promised"],
        "TIM-05": ["The mean of the weeks from the day the request was received"],
        "TIM-12": ["The median of the weeks"],
    }.items():  # fmt: skip
        page = client.get(f"{listed}{name}/")
        for told in words:
            assert told in words_on(page), (name, words_on(page))
