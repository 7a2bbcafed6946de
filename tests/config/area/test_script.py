"""The script of a fictional area is like England, in order, and the same for the same seed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from goldenthread.config.area import names, proportions
from goldenthread.config.area import numbers as made
from goldenthread.config.area.days import workday
from goldenthread.config.area.plots import Plot, standing_of
from goldenthread.config.area.script import Asked, Life, fingerprint
from goldenthread.config.area.staff import ON_PANELS
from goldenthread.config.area.telling import Script
from goldenthread.core.identifiers import (
    check_nhs_number,
    check_postcode,
    check_ukprn,
    check_uln,
    check_upn,
    check_urn,
)
from goldenthread.core.school_years import age_on

ON = date(2026, 3, 2)
LARGE = Asked(plans=2_000, years=10, seed=3, as_of=ON)


@pytest.fixture(scope="module")
def script() -> Script:
    """A large area."""
    return Script(LARGE)


@pytest.fixture(scope="module")
def plots(script: Script) -> list[Plot]:
    """The outlines of its lives."""
    return script._plots


@pytest.fixture(scope="module")
def lives(script: Script) -> list[Life]:
    """All of its lives."""
    return list(script.lives())


def share(found: Counter[str], *keys: str) -> float:
    return sum(found[key] for key in keys) / found.total()


def in_force(plots: list[Plot]) -> list[Plot]:
    return [plot for plot in plots if standing_of(plot, ON) == "in force"]


def test_as_many_plans_are_in_force_as_were_asked_for(plots):
    standings = Counter(standing_of(plot, ON) for plot in plots)

    assert standings["in force"] == LARGE.plans
    assert set(standings) == {
        "in force", "ended", "open", "refused", "not_issued", "withdrawn", "moved",
    }  # fmt: skip
    assert standings["ended"] / LARGE.plans == pytest.approx(0.52, abs=0.06)


def test_ages_are_englands(plots):
    ages = Counter(proportions.band_of(age_on(plot.born, ON)) for plot in in_force(plots))
    england = Counter[int]()
    for age, plans in proportions.BY_AGE.items():
        england[proportions.band_of(age)] += plans

    for band, plans in england.items():
        assert ages[band] / LARGE.plans == pytest.approx(plans / england.total(), abs=0.04)


def test_needs_sexes_and_places_are_englands(plots, lives):
    current = [
        (plot, life) for plot, life in zip(plots, lives, strict=True) if life.standing == "in force"
    ]
    needs, sexes, places = Counter[str](), Counter[str](), Counter[str]()
    for _, life in current:
        told = [one.facts for one in life.happenings if one.verb == "add_part"]
        found = [f["values"] for f in told if f["kind"] == "need"]
        needs.update(need["sen_type"] for need in found if need["rank"] == 1)
        sexes[life.happenings[0].facts["sex"]] += 1
        last = [f for f in told if f["kind"] == "placement"][-1]
        places[last["values"]["otherwise"] or str(last["school"])] += 1

    assert share(sexes, "M") == pytest.approx(proportions.PERSONAL_MALE, abs=0.03)
    for need, expected in {"ASD": 0.315, "SLCN": 0.213, "SEMH": 0.207, "MLD": 0.106}.items():
        assert share(needs, need) == pytest.approx(expected, abs=0.035), need
    kinds = Counter[str]()
    schools = {str(school.number): school.kind for school in Script(LARGE).schools}
    for place, many in places.items():
        kinds[schools.get(place, "elsewhere")] += many
    england = proportions.PLACED
    for expected, words in (
        ("mainstream", ("mainstream",)),
        ("special", ("special", "independent_special")),
        ("further_education", ("college", "special_post_16", "training")),
    ):
        told = england[expected] / sum(england.values())
        assert share(kinds, *words) == pytest.approx(told, abs=0.045), expected


def test_requests_end_as_englands_do(plots):
    journeys = [journey for plot in plots for journey in plot.journeys]
    firsts = [plot.journeys[0] for plot in plots if plot.journeys]
    refused = [one for one in firsts if one.refused_on]
    assessed = [one for one in firsts if one.advice]

    assert len(refused) / len(firsts) == pytest.approx(proportions.NOT_ASSESSED, abs=0.03)
    mediated = sum(bool(d.mediation) for one in refused for d in one.disputes[:1])
    assert mediated / len(refused) == pytest.approx(proportions.MEDIATION["not_assess"], abs=0.06)
    not_issued = sum(one.not_issued_on is not None for one in assessed)
    assert not_issued / len(assessed) == pytest.approx(proportions.NOT_ISSUED, abs=0.02)
    in_time = [
        ((one.refused_on or one.assess_on) - one.received_on).days <= 42  # type: ignore[operator]
        for one in journeys
        if one.refused_on or one.assess_on
    ]
    assert sum(in_time) / len(in_time) == pytest.approx(proportions.WITHIN_SIX_WEEKS, abs=0.03)
    per_plan = sum(ON.year - 1 == one.received_on.year for one in journeys) / LARGE.plans
    assert per_plan == pytest.approx(proportions.requests_in(0), abs=0.03)


def test_the_year_has_its_seasons(plots):
    months = Counter(one.received_on.month for plot in plots for one in plot.journeys[:1])
    mean = months.total() / 12

    assert months[8] < 0.6 * mean
    assert min(months, key=lambda month: months[month]) == 8
    assert months[3] > mean
    assert months[6] + months[7] > 2.1 * mean


def test_twenty_weeks_fall_while_too_few_are_in_post_and_recover(plots):
    kept: dict[str, list[bool]] = {"before": [], "lean": [], "after": []}
    for plot in plots:
        for one in plot.journeys:
            if one.final_on and one.final_on <= ON and not one.disputes:
                year = one.received_on.year
                when = "before" if year < 2020 else "lean" if year == 2022 else "after"
                if when == "after" and year < 2024:
                    continue
                kept[when].append((one.final_on - one.received_on).days <= 140)
    rates = {when: sum(found) / len(found) for when, found in kept.items()}

    assert rates["before"] > 0.6
    assert rates["lean"] < 0.35
    assert rates["after"] > 0.6


def test_nothing_happens_before_birth_or_out_of_order(script, lives):
    staff = {stint.person: stint for stint in script.staff}
    for life in lives:
        days = [one.on for one in life.happenings]
        born = life.happenings[0].facts["date_of_birth"]
        assert life.happenings[0].verb == "begin_record"
        assert days == sorted(days)
        assert LARGE.begins <= days[0]
        assert born <= days[0]
        assert days[-1] <= ON
        assert all(staff[one.by].holds_on(one.on) for one in life.happenings)
        since = [
            one.facts["values"]["since"] for one in life.happenings if one.verb == "add_part"
        ]  # fmt: skip
        assert min(since) >= born


def test_members_of_panels_come_and_go_like_other_staff(script):
    sitting = [stint for stint in script.staff if stint.role == "panel_member"]
    again = [stint for stint in Script(LARGE).staff if stint.role == "panel_member"]
    own = Script(Asked(plans=60, years=4, seed=11, as_of=ON, has_panels=False))

    assert sitting == again
    assert {stint.post.split(",")[0] for stint in sitting} == set(ON_PANELS.values())
    assert {stint.post.rpartition(" ")[2] for stint in sitting} == {"1", "2"}
    assert any(stint.until for stint in sitting)
    assert any(stint.holds_on(ON) for stint in sitting)
    assert not own.office.panels
    assert all(stint.role != "panel_member" for stint in own.staff)


def test_everybody_is_plainly_made_up(script, lives):
    numbers: dict[str, set[str]] = {"upn": set(), "uln": set(), "nhs_number": set()}
    parts = {part.casefold() for part in (*names._FIRST, *names._THINGS)}
    for life in lives:
        child = life.happenings[0].facts
        assert any(child["surname"].casefold().startswith(part) for part in parts)
        assert any(child["forename"].casefold().startswith(part) for part in parts)
        for name, check in (
            ("upn", check_upn), ("uln", check_uln), ("nhs_number", check_nhs_number),
        ):  # fmt: skip
            if child[name]:
                assert check(child[name]).is_right
                assert child[name] not in numbers[name]
                numbers[name].add(child[name])
        homes = [o.facts["values"] for o in life.happenings if o.facts.get("kind") == "address"]
        assert all(check_postcode(home["postcode"]).is_right for home in homes)
        assert all(home["postcode"].startswith("ZZ99 ") for home in homes)
    assert {upn[1:4] for upn in numbers["upn"]} <= {"001", "002", "003", "004", "005"}
    assert all(nhs.startswith("999") for nhs in numbers["nhs_number"])
    assert all(uln.startswith("99999") for uln in numbers["uln"])
    assert all(len(found) > 100 for found in numbers.values())
    assert all(check_urn(made.urn(s.number)).is_right for s in script.schools)
    assert all(check_ukprn(made.ukprn(s.number)).is_right for s in script.schools)
    assert len({s.name for s in script.schools}) == len(script.schools)
    assert len({s.name for s in script.staff}) == len(script.staff)


SMALL = Asked(plans=60, years=4, seed=11, as_of=ON)
TOLD = """
from datetime import date
from goldenthread.config.area.script import Asked, fingerprint
from goldenthread.config.area.telling import Script
print(fingerprint(Script(Asked(plans=60, years=4, seed=11, as_of=date(2026, 3, 2))).lives()))
"""


def test_one_seed_tells_one_script_in_any_process():
    found = {
        subprocess.run(
            [sys.executable, "-c", TOLD], text=True, capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip

    assert found == {fingerprint(Script(SMALL).lives())}
    other = Asked(plans=60, years=4, seed=12, as_of=ON)
    assert fingerprint(Script(other).lives()) not in found


@pytest.mark.parametrize("plans", [1, 7])
@pytest.mark.parametrize("years", [1, 12])
def test_the_smallest_areas_hold_too(plans, years):
    asked = Asked(plans=plans, years=years, seed=2, as_of=ON)

    standings = Counter(life.standing for life in Script(asked).lives())

    assert standings["in force"] == plans


def test_nobody_works_on_a_weekend():
    assert workday(date(2026, 2, 28)) == date(2026, 3, 2)
    assert workday(date(2026, 3, 1)) == date(2026, 3, 2)
    assert workday(date(2026, 3, 3)) == date(2026, 3, 3)


def test_the_largest_area_runs_out_of_no_number():
    born, last = date(2015, 5, 4), 130_000

    for number in (9_989, 9_990, 10_000, 15_001, 99_999, last):
        assert check_upn(made.upn(number, born)).is_right
        for told, check in (
            (made.nhs_number(number), check_nhs_number), (made.uln(number), check_uln),
        ):  # fmt: skip
            assert not told or check(told).is_right
    assert len({made.upn(number, born) for number in range(0, last, 7)}) == len(range(0, last, 7))
    assert made.uln(last) == ""
