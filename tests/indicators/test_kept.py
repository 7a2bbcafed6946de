"""Counts are kept from the night, say how old they are, and hold restricted records as counts."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

import goldenthread
from goldenthread.casework.models import AdviceRequest, Case, Dispute
from goldenthread.children.actions.restrictions import restrict
from goldenthread.children.models import Carer, Child, Need, Restriction, RestrictionReason
from goldenthread.indicators import api
from goldenthread.indicators.actions.counts import drop_old, work_out
from goldenthread.indicators.models import KeptCounts
from goldenthread.indicators.queries.registry import registry
from goldenthread.platform.access.child_fences import child_column, fenced_by_child
from goldenthread.platform.access.reach import Reach, counting
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.jobs import queue
from goldenthread.platform.organisations.reach import as_member
from goldenthread.ui.words import moment
from tests.factories.areas import make_area
from tests.factories.children import make_manager, make_officer, make_staff
from tests.factories.pages import rows_on, words_on
from tests.indicators.test_live import END, LAST, ON, RECEIVED, Area, after

pytestmark = pytest.mark.django_db

SOURCE = Path(goldenthread.__file__).parent
AT = datetime(ON.year, ON.month, ON.day, 5, 30, tzinfo=UTC)


@pytest.fixture
def here() -> Area:
    """An area with one plan in time."""
    area = Area()
    area.case(final_issued_on=after(140))
    return area


def keep(here: Area, *names: str, at: datetime = AT) -> int:
    """Keep the counts of these indicators, as the night does."""
    with in_area(here.area.pk):
        chosen = [registry().indicators[name] for name in names]
        return work_out(local_area=here.area, indicators=chosen, by=None, on=ON, at=at)


def where(here: Area, name: str = "indicators_one") -> str:
    """Return the address of a page about TIM-01."""
    return reverse(name, kwargs={"area": here.area.slug, "indicator_id": "TIM-01"})


def test_a_page_says_how_old_its_figures_are_and_works_them_out_again(
    client, here: Area, django_assert_num_queries
):
    client.force_login(here.officer.user)
    assert "Worked out just now." in words_on(client.get(where(here), {"by": "year"}))
    keep(here, "TIM-01")
    here.case(final_issued_on=after(141))

    assert here.figure("TIM-01", END) == here.figure("TIM-01", END, split="need",
                                                     group="not known") == (1, 1)  # fmt: skip
    client.get(where(here))
    with django_assert_num_queries(12):
        page = client.get(where(here), {"by": "year"})
    assert f"Worked out on {moment(AT)}." in words_on(page)
    assert next(row for row in rows_on(page) if row[0] == str(LAST))[1] == "100.0%"

    asked = {"by": "year", "end": END, "part": "denominator"}
    behind = words_on(client.get(where(here, "indicators_rows"), asked))
    assert "2 rows of the records" in behind
    told = f"The figure said 1 when it was worked out, on {moment(AT)}. Records have changed"
    assert told in behind
    told = client.get(where(here, "indicators_rows"), {**asked, "part": "rest", "split": "need",
                                                       "group": "not known"})  # fmt: skip
    assert "The figure said 0 when it was worked out" in words_on(told)

    again = re.search(r'action="([^"]*again/\?by=year)"', page.content.decode())
    page = client.post(again[1].replace("&amp;", "&"), follow=True)
    assert page.redirect_chain == [(f"{where(here)}?by=year", 302)]
    assert "Worked out again: the figures are as records stand now." in words_on(page)
    assert next(row for row in rows_on(page) if row[0] == str(LAST))[1] == "50.0%"
    assert here.figure("TIM-01", END) == (1, 2)
    with in_area(here.area.pk):
        assert Event.objects.filter(kind="indicators.worked_out").count() == 1
    assert client.get(again[1]).status_code == 405


def test_who_has_no_part_in_the_area_works_nothing_out(client, here: Area):
    again = where(here, "indicators_again")
    assert client.post(again).status_code == 302
    client.force_login(make_officer(make_area()).user)
    assert client.post(again).status_code == 404
    client.force_login(make_staff(here.area, "Larch School").user)
    assert client.post(again.replace("TIM-01", "TIM-99")).status_code == 404
    with in_area(here.area.pk):
        assert not KeptCounts.objects.exists()
    keep(here, "TIM-01")
    with in_area(make_area().pk):
        assert not KeptCounts.objects.exists()


def test_the_night_keeps_every_indicator_and_what_is_kept_says_the_same(here: Area):
    late = here.case(final_issued_on=after(141))
    here.part(AdviceRequest, late, kind="medical", name="Dr Made Up", advice_requested_on=RECEIVED)
    here.part(Dispute, late, about="not_assess", decision_notice_sent_on=after(9),
              mediation_held_on=after(20), appeal_lodged_on=after(40))  # fmt: skip

    def some_figures() -> list[api.Result]:
        return [
            figure
            for one in registry()
            if one.id in ("TIM-01", "TIM-05M", "TIM-11", "DEM-06", "ASM-07", "DIS-03")
            for figure in api.figures(
                here.area, one, within=api.years_until(ON, 5), on=ON,
                kinds=[api.Kind.MONTH, api.Kind.YEAR], breakdowns=one.latest.breakdowns,
            )
        ]  # fmt: skip

    now = some_figures()
    queue.run("indicators.work_out", here.area.pk, None, {})

    with in_area(here.area.pk):
        kept = list(KeptCounts.objects.all())
    lacking = {row.indicator for row in kept if " without " in row.indicator}
    assert {row.indicator for row in kept} - lacking == set(registry().indicators)
    assert "TIM-01 without received_on" in lacking
    assert {row.as_of for row in kept} == {ON}
    assert some_figures() == now
    counted = {one.indicator for one in now if one.numerator or one.denominator}
    assert counted == {one.indicator for one in now}


def test_counts_are_read_only_while_they_hold(here: Area):
    keep(here, "TIM-01", "TIM-02")
    here.case(final_issued_on=after(141))
    one = registry().indicators["TIM-01"]

    def told(on=ON, years: int = 2) -> tuple[int | None, object]:
        found = api.figures(
            here.area, one, within=api.years_until(on, years), kinds=[api.Kind.YEAR], on=on
        )
        (year,) = [f for f in found if f.period.last_on.year == LAST]
        return year.denominator, year.snapshot

    assert told() == (1, ON)
    assert told(ON - timedelta(days=1)) == (2, ON - timedelta(days=1))  # of an earlier day
    assert told(ON + timedelta(days=2)) == (2, ON + timedelta(days=2))  # too old
    assert told(years=9) == (2, ON)  # of more years than are kept
    with in_area(here.area.pk):
        KeptCounts.objects.filter(indicator="TIM-01").update(made_by="another definition")
        assert told() == (2, ON)
        gone = {"local_area": here.area, "by": None, "on": ON}
        assert drop_old(**gone) == 1 + len(one.latest.breakdowns)
        assert drop_old(**gone) == 0
        assert {row.indicator for row in KeptCounts.objects.all()} == {
            "TIM-02", *(f"{name} without received_on" for name in ("TIM-01", "TIM-02"))
        }  # fmt: skip


def restricted_case(here: Area) -> Case:
    """Restrict the record of a child with a late plan and a need."""
    hidden = here.case(final_issued_on=after(141))
    manager = make_manager(here.area)
    with as_member(here.officer, on=ON):
        Need.objects.create(local_area=here.area, child=hidden.child, sen_type="VI", since=RECEIVED)
    with as_member(manager, on=ON):
        restrict(child=hidden.child, kind="safety", words="Made up", people=[], by=manager, on=ON)
    return hidden


def test_a_restricted_record_is_counted_and_tells_nothing_of_itself(client, here: Area):
    hidden = restricted_case(here)

    assert here.figure("TIM-01", END) == (1, 2)
    assert here.figure("TIM-01", END, split="need", group="not known") == (1, 2)
    keep(here, "TIM-01")
    assert here.figure("TIM-01", END) == (1, 2)
    with in_area(here.area.pk):
        assert "VI" not in str(list(KeptCounts.objects.values_list("cells", flat=True)))

    client.force_login(here.officer.user)
    asked = {"by": "year", "end": END, "split": "need", "group": "not known"}
    for part, shown in (("denominator", 1), ("rest", 0)):
        page = client.get(where(here, "indicators_rows"), {**asked, "part": part})
        assert len(rows_on(page)) == shown
        told = "1 more is restricted and not shown: only named people may open such a record."
        assert told in words_on(page)
        assert f"Case {hidden.number}" not in page.content.decode()


def test_the_reach_for_counting_opens_what_is_counted_alone_and_writes_nothing(here: Area):
    hidden = restricted_case(here)
    of_hidden = {"child_id": hidden.child_id}
    reach = counting(on=ON)
    open_ones = {m for m in fenced_by_child() if getattr(m, "counted_whole", False)}

    assert {m.__name__ for m in open_ones} == {
        "AdviceRequest", "Case", "CaseException", "Child", "Dispute", "Need", "Placement",
    }  # fmt: skip
    with in_area(here.area.pk, reach=reach):
        assert Case.objects.filter(**of_hidden).exists()
        assert not RestrictionReason.objects.exists()
        assert not Carer.objects.exists()
        for model in set(fenced_by_child()) - open_ones:  # histories, notes, addresses, ...
            about = model._default_manager.exclude(**{child_column(model): None})
            assert not about.exists(), model
        assert Child.objects.filter(pk=hidden.child_id).update(forename="Changed") == 0
        assert Case.objects.filter(**of_hidden)._raw_delete("default") == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Need.objects.create(
                local_area=here.area, child_id=hidden.child_id, sen_type="HI", since=RECEIVED
            )
        assert Restriction.objects.count() == 1
    for other in (Reach(is_counting=True), Reach(is_whole_area=True, on=ON)):
        with in_area(here.area.pk, reach=other):
            assert not Case.objects.filter(**of_hidden).exists()
    with in_area(make_area().pk, reach=reach):
        assert not Case.objects.exists()


def test_one_place_counts_and_its_answers_are_numbers():
    """Whoever would count elsewhere must come here: the reach has one caller."""
    asks = re.compile(r"import counting\b|reach=counting\(|is_counting=")
    callers = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if asks.search(path.read_text())
    }

    assert callers == {"indicators/queries/counting.py", "platform/access/reach.py"}
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_policies where policyname in"
            " ('counted_update', 'counted_delete') and permissive = 'RESTRICTIVE'"
        )
        assert cursor.fetchone() == (14,)
