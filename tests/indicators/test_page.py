"""The page of an indicator, its forms, its files and the list, as their readers see them."""

from __future__ import annotations

import csv
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.urls import reverse

from goldenthread.core.measurements import Unit, last_day, months_on
from goldenthread.indicators import api
from goldenthread.indicators.actions.counts import work_out
from goldenthread.indicators.actions.forecasts import keep_forecasts
from goldenthread.indicators.jobs import forecast_each_month
from goldenthread.indicators.models import MadeForecast, Story, Target
from goldenthread.indicators.policies.disclosure import disclose
from goldenthread.indicators.queries.quality import lacking
from goldenthread.indicators.queries.seen import Seen
from goldenthread.indicators.urls import urlpatterns
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.jobs import queue
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.reach import as_member
from goldenthread.ui.words import day
from tests.factories.areas import make_area, make_member
from tests.factories.children import make_manager, make_officer, make_staff
from tests.factories.pages import errors_on, hidden_on, links_on, rows_on, words_on
from tests.indicators.filled import ON, THIS_MONTH, Filled

pytestmark = pytest.mark.django_db

LAST = months_on(THIS_MONTH, -1)
SPRING = last_day(months_on(THIS_MONTH, 6))
BASELINE = last_day(months_on(THIS_MONTH, -8))
IN_TIME = api.registry().indicators["TIM-01"]
SETS = {"indicators_target", "indicators_target_end", "indicators_story"}


def aim(**changed: object) -> api.Aim:
    told = {
        "baseline_on": BASELINE, "baseline_value": Decimal(50), "target_on": SPRING,
        "target_value": Decimal(90), "tolerance": Decimal(5), "way": {},
    }  # fmt: skip
    return api.Aim(**{**told, **changed})


def address(area, name: str, indicator: str = "TIM-01") -> str:
    needs = any("indicator_id" in str(p.pattern) for p in urlpatterns if p.name == name)
    part = {"indicator_id": indicator} if needs else {}
    return reverse(name, kwargs={"area": area.slug, **part})


def sent(begins: date, ends: date, **changed: str) -> dict[str, str]:
    """Return a form of a target as a browser sends it."""
    days = {
        f"{name}-{part}": str(getattr(on, part))
        for name, on in (("baseline_on", begins), ("target_on", ends))
        for part in ("day", "month", "year")
    }
    return {
        **days, "version": "0", "baseline_value": "50", "target_value": "90", "tolerance": "5",
        "way": "straight", "reason": "Promised.", **changed,
    }  # fmt: skip


@pytest.fixture
def here() -> Filled:
    """An area in whose months seven to nine plans are issued; of late, most of them in time."""
    filled = Filled()
    filled.issue(20, lambda back: (6, 2 + back % 2) if back < 8 else (3, 5 + back % 2))
    return filled


def test_the_page_says_what_it_is_whether_that_is_real_and_where_it_goes(client, here: Filled):
    manager = make_manager(here.area)
    with as_member(manager, on=ON):
        first = api.set_target(indicator=IN_TIME, aim=aim(target_value=Decimal(95)),
                               reason="Promised.", by=manager, on=BASELINE)  # fmt: skip
        api.change_target(target=first, aim=aim(), reason="Two people left.", version=1,
                          by=manager, on=ON)  # fmt: skip
        for text in ("Two posts were empty.", "Both are filled."):
            api.write_story(indicator=IN_TIME, text=text, by=manager, on=ON)
    client.force_login(manager.user)

    page = client.get(address(here.area, "indicators_one"), {"by": "year"})

    words = words_on(page)
    for said in (
        f"In {LAST:%B %Y}: 66.7%, 6 of 9.",
        "The change is real: the last 7 months are all above the mean",
        f"90% by {day(SPRING)}.",
        f"Near the path: 66.7% on {day(last_day(LAST))}, where",
        "If it goes on as it has, it will be about",
        "80 times in 100 between",
        f"50% on {day(BASELINE)}",
        f"Set {day(ON)} by Mina Manager",
        "Earlier targets Target 1: 95% by",
        "It ended because: Two people left.",
        "Both are filled. Mina Manager",
        "Earlier stories Two posts were empty.",
        "Worked out just now.",
        "are counted without the main need: it is not recorded.",
        "None that was kept has come due yet. Of the last",
        "held the figure (meant: 80 in 100); the average miss was",
        "First outcome of the assessment: plan issued",
        "How often Every month",
        "Rounded To one decimal, halves up",
    ):  # fmt: skip
        assert said in words, (said, words)
    svg = page.content.decode()
    assert 'class="app-plot__path"' in svg
    assert 'class="app-plot__range"' in svg
    rows = {row[0]: row[1:] for row in rows_on(page)}
    assert rows[f"{LAST:%B %Y}"][0] == "66.7% (6 of 9)"  # the table of the chart
    assert rows[f"{THIS_MONTH.year} so far" if LAST.year == ON.year else str(LAST.year)]


def test_small_months_nought_and_one_case_have_a_clear_answer(client):
    here = Filled()
    client.force_login(here.officer.user)
    where = address(here.area, "indicators_one")

    nothing = words_on(client.get(where))
    here.issue(1, lambda _: (1, 0))
    one = words_on(client.get(where))
    client.force_login(make_member(here.area, Role.BOARD_MEMBER).user)
    hidden = words_on(client.get(where))

    assert f"In {LAST:%B %Y}: no data, because there was nothing to count." in nothing
    assert "It is too early to say" in nothing
    assert "There are too few months with a figure to say where this is going." in nothing
    assert "This figure has no target." in nothing
    assert f"In {LAST:%B %Y}: 100.0%, 1 of 1. One case proves nothing" in one
    assert f"In {LAST:%B %Y}: not shown, because the numbers are small." in hidden
    assert "proves nothing" not in hidden
    assert "No month can be shown: in each of them the cases are few" in hidden


def test_where_months_are_too_small_the_page_opens_with_the_longer_period_that_is_shown(client):
    here = Filled()
    here.issue(20, lambda back: (2, 1 + back % 2))
    client.force_login(make_member(here.area, Role.BOARD_MEMBER).user)
    where = address(here.area, "indicators_one")

    words = words_on(client.get(where))

    assert "By month, the newest first" not in words
    said = re.search(r"The newest figure that can be shown is (\d+%), ([^.]+)\.", words)
    assert said
    assert f"{said[2]} {said[1]}" in words  # the first row of the table
    assert "By month, the newest first" in words_on(client.get(where, {"by": "month"}))


def test_who_may_not_see_cases_sees_rounded_figures_in_page_list_and_files(client, here: Filled):
    manager, board = make_manager(here.area), make_member(here.area, Role.BOARD_MEMBER)
    school = make_staff(here.area, "Larch School")
    with as_member(manager, on=ON):
        api.set_target(indicator=IN_TIME, aim=aim(), reason="Promised.", by=manager, on=BASELINE)
    one, last = address(here.area, "indicators_one"), f"{LAST:%B %Y}"
    client.force_login(board.user)

    page = client.get(one)
    assert "Counts from 1 to 4 are not shown" in words_on(page)
    months = client.get(one, {"by": "month"})
    shown = next(row for row in rows_on(months) if row[0] == last and len(row) == 4)
    assert shown in ([last, "Not shown", "Not shown", "10"], [last, "Not shown", "5", "10"],
                     [last, "50%", "5", "10"])  # fmt: skip
    assert not [href for href in links_on(page).values() if "rows" in href]
    assert f"90% by {day(SPRING)}." in words_on(page)
    by_sex = client.get(one, {"by": "year", "split": "sex"})
    assert {int(cell) % 5 for row in rows_on(by_sex) for cell in row[1:] if cell.isdecimal()} <= {0}
    # groups of single months, and twelve months to each month, are not to be had
    assert rows_on(client.get(one, {"by": "month", "split": "sex"})) == rows_on(months)
    assert rows_on(client.get(one, {"by": "rolling"})) == rows_on(months)

    for member, marks in ((board, True), (school, True), (here.officer, False)):
        client.force_login(member.user)
        file = client.get(address(here.area, "indicators_csv"))
        table = list(csv.DictReader(StringIO(file.content.decode("utf-8-sig"))))
        told = client.get(address(here.area, "indicators_json")).json()
        assert len(table) == len(told["figures"]) > 20
        assert ("c" in {row["numerator"] for row in table}) is marks
        assert ("rolling" in {row["kind_of_period"] for row in table}) is not marks
        assert bool(told["small_numbers"]) is marks
        month = next(row for row in told["figures"] if row["kind_of_period"] == "month"
                     and row["first_day"] == LAST.isoformat() and not row["breakdown"])  # fmt: skip
        assert (month["definition_version"], month["worked_out_on"]) == (1, ON.isoformat())
        if not marks:
            assert (month["numerator"], month["denominator"], month["value"]) == (6, 9, 66.6667)
    assert file["Content-Disposition"] == 'attachment; filename="TIM-01.csv"'


def test_the_list_shows_the_newest_figure_and_the_path_at_one_price(
    client, here: Filled, django_assert_num_queries
):
    manager, board = make_manager(here.area), make_member(here.area, Role.BOARD_MEMBER)
    listed = address(here.area, "indicators")
    at = datetime(ON.year, ON.month, ON.day, 6, tzinfo=UTC)
    with in_area(here.area.pk):
        work_out(local_area=here.area, indicators=list(api.registry()), by=None, on=ON, at=at)
    for round_, names in enumerate((["TIM-01"], ["TIM-02", "TIM-03", "DEM-01"])):
        with as_member(manager, on=ON):
            for name in names:
                api.set_target(indicator=api.registry().indicators[name], reason="Promised.",
                               aim=aim(worse_is_meant=True), by=manager, on=BASELINE)  # fmt: skip
        for member, queries in ((manager, 11), (board, 10)):
            client.force_login(member.user)
            client.get(listed)
            with django_assert_num_queries(queries):
                page = client.get(listed)
            words = words_on(page)
            assert ("On its page" in words) is (member is board), round_
    client.force_login(manager.user)
    page = client.get(listed, {"standing": "near", "sort": "path"})
    assert "Take away the filter Near the path ✕" in links_on(page)
    words = words_on(page)
    assert f"66.7%{LAST:%B %Y}" in words
    assert "Furthest behind its path first" in words
    assert "Plans issued after a year" not in words
    behind = list(links_on(client.get(listed, {"sort": "path"})))
    assert [behind.index(name) for name in (
        "Requests for an EHC needs assessment", "Plans issued within 20 weeks, exceptions left out",
        "Plans issued after 20 weeks and within a year", "Requests refused",
    )] == [0, 1, 3, 4]  # off, near, on, without a target  # fmt: skip
    names = [one for one in links_on(client.get(listed, {"sort": "name"})) if one[0] in "ADP"]
    assert names == sorted(names, key=str.casefold)


def test_a_target_is_set_changed_and_ended_by_forms_that_lose_nothing(client, here: Filled):
    manager, other = make_member(here.area), make_member(here.area, name="Other Manager")
    where, one = address(here.area, "indicators_target"), address(here.area, "indicators_one")
    end, story = (
        address(here.area, name) for name in ("indicators_target_end", "indicators_story")
    )
    client.force_login(manager.user)

    assert client.get(end).status_code == 404
    assert "worse than its baseline" not in words_on(client.get(where))
    for changed, error in {
        ("target_on", "before"): ("a target comes after its baseline", "target_on-day"),
        ("target_value", "120"): ("There is no 120%.", "target_value"),
        ("target_value", "40"): ("Higher is better here", "worse_is_meant"),
        ("way", "steps"): ("Enter how much each step is", "steps_by"),
        ("way", "milestones"): ("Enter the milestones", "milestones"),
    }.items():  # fmt: skip
        name, value = changed
        told = sent(BASELINE, BASELINE if value == "before" else SPRING)
        page = client.post(where, told if value == "before" else {**told, name: value})
        words, field = error
        assert any(words in said and href == f"#id_{field}" for said, href in errors_on(page)), (
            changed, errors_on(page),
        )  # fmt: skip
    for typed, error in (("no day", "Line 1 must be a day and a figure"),
                         ("31 2 2026: 60", "The day in line 1 must be a real date")):  # fmt: skip
        page = client.post(where, sent(BASELINE, SPRING, way="milestones", milestones=typed))
        assert error in errors_on(page)[0][0]

    worse = sent(BASELINE, SPRING, target_value="40")
    assert "and that is what is meant" in words_on(client.post(where, worse))
    page = client.post(where, {**worse, "worse_is_meant": "on"}, follow=True)
    assert "The target is set." in page.content.decode()
    assert "it was confirmed that this is meant" in words_on(page)
    milestone = BASELINE + timedelta(days=90)
    marks = f"{milestone.day} {milestone.month} {milestone.year}: 60.5%"
    filled = client.get(where)
    assert hidden_on(filled)["version"] == "1"
    told = sent(BASELINE, SPRING, version="1", way="milestones", milestones=marks)
    assert (
        "The one before it stays on the page."
        in client.post(where, told, follow=True).content.decode()
    )
    assert f"60.5% by {day(milestone)}" in words_on(client.get(one))
    assert marks.removesuffix("%") in client.get(where).content.decode()

    client.force_login(other.user)
    overtaken = client.post(where, {**told, "reason": "Typed at length."})
    assert "Someone else changed this target" in errors_on(overtaken)[0][0]
    assert "What is there now" in words_on(overtaken)
    assert "Typed at length." in overtaken.content.decode()
    assert hidden_on(overtaken)["version"] == "2"
    steps = sent(BASELINE, BASELINE + timedelta(days=130), version="2", way="steps", steps_by="10",
                 steps_months="1")  # fmt: skip
    client.post(where, steps)
    assert "In steps: 10 points a month" in words_on(client.get(one))
    assert 'value="10"' in client.get(where).content.decode()
    client.post(end, {"version": "3", "reason": "Reached."})
    assert "This figure has no target." in words_on(client.get(one))
    late = client.post(where, {**told, "version": "3"})
    assert "Someone else ended this target" in errors_on(late)[0][0]
    assert "TargetEnded" in words_on(late)
    assert errors_on(client.post(story, {"text": " "}))[0][0] == "Write the story behind the figure"
    client.post(story, {"text": "<b>Both</b> posts are filled."})
    assert "<b>Both</b> posts are filled." in words_on(client.get(one))
    with in_area(here.area.pk):
        assert list(Target.objects.values_list("version", "ended_because")) == [
            (3, "Reached."), (2, "Promised."), (1, "Promised."),
        ]  # fmt: skip
        assert Story.objects.count() == 1


def test_forecasts_are_kept_once_a_month_and_scored_by_what_happened(client, here: Filled):
    then = months_on(THIS_MONTH, -5) + timedelta(days=4)

    kept = keep_forecasts(local_area=here.area, by=None, on=then)
    again = keep_forecasts(local_area=here.area, by=None, on=then + timedelta(days=9))

    assert (kept > 0, again) == (True, 0)
    with in_area(here.area.pk):
        made = MadeForecast.objects.filter(indicator="TIM-01").order_by("ahead")
        assert [one.ahead for one in made] == [1, 3, 6, 12]
        assert {one.last_month for one in made} == {months_on(THIS_MONTH, -6)}
        assert all(one.low <= one.middle <= one.high for one in made)
    client.force_login(here.officer.user)
    words = words_on(client.get(address(here.area, "indicators_one")))
    assert "Forecasts: Of the last 1 forecast made three months ahead," in words

    assert "indicators.keep_forecasts" in queue._daily
    forecast_each_month(local_area_id=here.area.pk, user_id=None)
    with in_area(here.area.pk):
        assert MadeForecast.objects.filter(made_on=ON, indicator="TIM-01").count() == 4
    few = Filled()
    few.issue(3, lambda _: (1, 0))
    assert keep_forecasts(local_area=few.area, by=None, on=ON) > 0  # of counts, which may be 0
    with in_area(few.area.pk):
        assert not MadeForecast.objects.filter(indicator="TIM-01").exists()


def test_other_rooms_are_told_the_months_and_nobody_of_a_year_that_is_not_shown(here: Filled):
    with as_member(here.officer, on=ON):
        series = api.series_of(here.area, IN_TIME, on=ON, months=21)

        assert [(one.part, one.whole) for one in series.points] == [
            (None, None),
            *((6, 8 + back % 2) if back < 8 else (3, 8 + back % 2) for back in range(20, 0, -1)),
        ]
        assert (series.points[-1].month, series.unit) == (LAST, Unit.PERCENT)
        assert lacking(Seen(IN_TIME, (), disclose([], IN_TIME)), here.area, on=ON) is None


def test_nobody_gets_in_whose_role_or_area_is_another(client):
    here = Filled()

    def opened(by: Member) -> dict[str, int]:
        client.force_login(by.user)
        return {name: client.get(address(here.area, name)).status_code for name in names}

    elsewhere_tested = {"indicators_rows", "indicators_again"}
    names = sorted(str(p.name) for p in urlpatterns if p.name not in elsewhere_tested)
    to_sign_in = {name: client.get(address(here.area, name)).status_code for name in names}
    assert to_sign_in == dict.fromkeys(names, 302)
    elsewhere = make_area()
    nothing = dict.fromkeys(names, 404)
    assert opened(make_member(elsewhere, Role.ADMINISTRATOR)) == nothing
    assert opened(make_officer(elsewhere)) == nothing
    reads = {name: 403 if name in SETS else 200 for name in names}
    assert opened(make_member(here.area, Role.BOARD_MEMBER)) == reads
    for role in (Role.ADMINISTRATOR, Role.WORKSTREAM_LEAD, Role.CASE_OFFICER):
        client.force_login(make_member(here.area, role).user)
        posted = {name: client.post(address(here.area, name)).status_code for name in SETS}
        assert posted == dict.fromkeys(SETS, 403)
    unknown = [client.get(address(here.area, name, "NONE-01")).status_code
               for name in names if name != "indicators"]  # fmt: skip
    assert set(unknown) <= {403, 404}
    with in_area(here.area.pk):
        assert not Target.objects.exists()
        assert not Story.objects.exists()
