"""Tuning the numbers, and the pages on which ratings face facts."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from goldenthread.core.measurements import Unit
from goldenthread.core.standing.levels import Level
from goldenthread.core.standing.numbers import NUMBERS, Numbers
from goldenthread.core.success.conditions import Against, Change, Comparison, Condition
from goldenthread.platform.access.errors import NotPermitted, NotValid
from goldenthread.platform.access.row_security import in_area
from goldenthread.proof import api
from goldenthread.proof.actions.bindings import end_binding
from goldenthread.proof.actions.rules import tune_rules
from goldenthread.proof.models import Answer, StandingRules
from goldenthread.proof.queries.facts import judge_one
from goldenthread.proof.queries.rules import numbers_of
from tests.factories.days import today
from tests.factories.pages import words_on
from tests.factories.promises import live_since


def test_an_area_tunes_the_numbers_and_the_change_stays_on_record(inside, measure):
    usual = asdict(Numbers())
    told = {"reason": "The board wants slower alarms.", "on": today()}
    with pytest.raises(NotPermitted):
        tune_rules(numbers={**usual, "cycles": 3}, by=inside.lead, **told)
    with pytest.raises(NotValid, match="from 1 to 12") as refused:
        tune_rules(numbers={**usual, "cycles": 99}, by=inside.reader, **told)
    assert refused.value.field == "cycles"
    with pytest.raises(NotValid, match="Nothing differs"):
        tune_rules(numbers=usual, by=inside.reader, **told)
    with pytest.raises(NotValid, match="Say why"):
        tune_rules(numbers={**usual, "cycles": 3}, by=inside.reader, reason=" ", on=today())

    tune_rules(numbers={**usual, "cycles": 12, "months_verified": 24}, by=inside.reader, **told)

    assert judge_one(measure.action, by=None, on=today()).standing.level is Level.ON_TRACK
    tune_rules(numbers=usual, by=inside.manager, reason="Back to usual.", on=today())
    assert numbers_of(inside.area) == Numbers()
    assert judge_one(measure.action, by=None, on=today()).standing.level is Level.AT_RISK
    assert [one.by_name for one in StandingRules.objects.all()] == ["Robin Vale", "Bo Reader"]


def test_the_pages_show_what_would_change_before_it_does(client, scene):
    client.force_login(scene.reader.user)
    page = scene.page("proof/rules/change/")
    typed = {**asdict(Numbers()), "cycles": "12", "months_verified": "24"}

    preview = words_on(client.post(page, {**typed, "preview": "1"}))
    assert "1 action of 1 would stand differently." in preview
    assert "Ratings better than the facts: 1 now, 0 then." in preview
    assert "There is a problem" not in preview
    refused = words_on(client.post(page, {**typed, "cycles": "x", "preview": "1"}))
    assert "enter a whole number from 1 to 12" in refused
    without_reason = words_on(client.post(page, typed))
    assert "Say why they are changed" in without_reason
    client.post(page, {**typed, "reason": "Slower alarms."})
    shown = words_on(client.get(scene.page("proof/rules/")))
    assert "Bo Reader changed the numbers" in shown
    assert "from 2 to 12" in shown
    assert "Slower alarms." in shown
    assert set(NUMBERS) == set(asdict(Numbers()))


def test_the_board_sees_why_and_the_lead_answers_on_pages(client, scene, sees):
    with in_area(scene.area.pk):
        action = scene.action()
        measure = action.measures.select_related("action", "plan").get()
        found = api.suggested_for(measure.text, on=today())
    client.force_login(scene.manager.user)
    bind = scene.page(f"proof/measures/{measure.pk}/bind/")
    offered = words_on(client.get(bind))
    assert "This measure seems to promise: at least 90%, three months running" in offered
    assert "Not yet met" in offered  # the preview of what is suggested
    assert "Small numbers are not shown" in offered
    assert "3 of 8" not in offered
    since, by = live_since(), found.condition.by
    typed = {
        "indicator": "TIM-01", "test": "at-least", "against": "level", "level": "30",
        "months": "1", "since-day": since.day, "since-month": since.month,
        "since-year": since.year, "by-day": by.day, "by-month": by.month, "by-year": by.year,
    }  # fmt: skip
    preview = words_on(client.post(bind, {**typed, "preview": "1"}))
    assert re.search(r"Met About \d\d% in [A-Z]", preview)
    assert "Enter the number" in words_on(client.post(bind, {**typed, "level": ""}))
    client.post(bind, {**typed, "level": "90", "months": "3"})

    client.force_login(scene.reader.user)
    listed = words_on(client.get(scene.page("proof/")))
    assert "1 action is rated better than the facts support; 1 not answered." in listed
    assert "2 steps worse" in listed
    assert re.search(r"exceptions left out: about \d\d% in [A-Z]", listed)
    assert "The figure has got worse three months running." in listed
    client.force_login(sees.user)
    exact = words_on(client.get(scene.page(f"proof/measures/{measure.pk}/")))
    for words in ("37.5%", "3 of 8", "when it was 60%"):
        assert words in exact
    client.force_login(scene.reader.user)
    for state, many in (("waiting", 1), ("answered", 0), ("asked", 0), ("nonsense", 1)):
        rows = words_on(client.get(scene.page(f"proof/?state={state}"))).count("2 steps worse")
        assert (state, rows) == (state, many)
    client.post(scene.page(f"proof/actions/{action.pk}/ask/"), {"note": "By Friday."})

    client.force_login(scene.lead.user)
    assert "Ratings to answer for (1)" in words_on(client.get(scene.page("")))
    form = scene.page(f"proof/actions/{action.pk}/answer/")
    said = {"rating": "stays", "text": "Two officers begin in May.", "version": "9"}
    stale = words_on(client.post(form, said))
    assert "Someone else changed this" in stale
    assert "Two officers begin in May." in stale
    client.post(form, {**said, "version": str(action.version)})
    twice = words_on(client.post(form, {**said, "version": str(action.version)}))
    assert "You have sent this already today. It is on record, once." in twice
    shown = words_on(client.get(scene.page(f"proof/actions/{action.pk}/")))
    assert "Ana Lopez, Head of SEND, left the rating" in shown
    assert "Bo Reader asked for an answer. It was sent to Ana Lopez." in shown
    assert "Then rated “On track”; the facts supported: off track." in shown
    assert "Ratings to answer for" not in words_on(client.get(scene.page("")))
    for place in ("plan/actions/{action}/", "plan/thread/measure/{measure}/", "plan/areas/{area}/"):
        path = place.format(action=action.pk, measure=measure.pk, area=action.area_id)
        assert "Off track" in (text := words_on(client.get(scene.page(path)))) or "Number" in text
    with in_area(scene.area.pk):
        assert Answer.objects.get().generosity == 2


def test_a_promise_can_be_a_part_more_than_the_baseline_or_so_many_points(inside, measure, sees):
    said = []
    for counted in Change:
        condition = Condition(
            test=Comparison.AT_LEAST, unit=Unit.PERCENT, against=Against.BASELINE, change=25,
            counted=counted,
        )  # fmt: skip
        binding = api.bind_indicator(
            measure=measure, indicator="TIM-01", condition=condition, since=live_since(),
            by=inside.manager, on=today(),
        )  # fmt: skip
        (found,) = judge_one(measure.action, by=sees, on=today()).bound[measure.pk]
        said.append(found.figure.judgement.sentence[-4:])
        end_binding(binding=binding, reason="Tried.", version=0, by=inside.manager, on=today())

    assert said == ["85%.", "75%."]  # it was 60% then


def test_no_hidden_count_is_found_by_trying_levels_in_the_preview(client, scene):
    client.force_login(scene.manager.user)
    with in_area(scene.area.pk):
        pk = scene.action().measures.get().pk
    since = live_since()
    answers = set()
    for level in ("37", "38", "49", "50"):  # the exact figures of two hidden months lie between
        typed = {
            "indicator": "TIM-01", "test": "at-least", "against": "level", "level": level,
            "months": "1", "since-day": since.day, "since-month": since.month,
            "since-year": since.year, "preview": "1",
        }  # fmt: skip
        page = words_on(client.post(scene.page(f"proof/measures/{pk}/bind/"), typed))
        answers.add(page.partition("Success is:")[2].partition("%. ")[2][:40])

    assert len(answers) == 1
