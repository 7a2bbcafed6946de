"""From a measure's words to the contradiction: suggestion, binding, figures, asking, answering."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goldenthread.core.enums import Status
from goldenthread.core.measurements import months_on
from goldenthread.core.standing.levels import Level
from goldenthread.core.success.conditions import Comparison
from goldenthread.core.success.judging import Success
from goldenthread.platform.access.errors import (
    ChangedMeanwhile,
    NotPermitted,
    NotReady,
    NotValid,
)
from goldenthread.platform.history.models import Event
from goldenthread.platform.notifications.models import Message
from goldenthread.proof.actions.answers import answer_contradiction, ask_for_answer
from goldenthread.proof.actions.bindings import bind_indicator, end_binding
from goldenthread.proof.models import Answer, AnswerRequest, Binding
from goldenthread.proof.queries.contradictions import contradictions_in, waiting_for
from goldenthread.proof.queries.facts import judge_one, shown_to
from goldenthread.proof.queries.suggesting import suggested_for
from tests.factories.days import today
from tests.factories.promises import BY_HAND, live_since, promise, promised_by


def bind(measure, by, **changes):
    found = suggested_for(measure.text, on=today())
    given = {
        "measure": measure, "indicator": found.indicator.id, "condition": found.condition,
        "since": live_since(), "by": by, "on": today(), **changes,
    }  # fmt: skip
    return bind_indicator(**given)


def test_a_promise_worded_as_plans_word_theirs_names_its_condition_and_its_indicator():
    found = suggested_for(promise(), on=today())

    assert found.indicator.id == "TIM-01"
    condition = found.condition
    assert (condition.test, condition.level, condition.months, condition.by) == (
        Comparison.AT_LEAST, 90, 3, promised_by(),
    )  # fmt: skip


def test_its_figures_are_those_counted_by_hand_and_the_rating_faces_them(inside, measure, sees):
    binding = bind(measure, inside.manager)

    one = judge_one(measure.action, by=sees, on=today())
    (bound,) = one.bound[measure.pk]

    by_month = {point.month: (point.part, point.whole) for point in bound.series.known}
    assert by_month == {months_on(today(), -back): counts for back, counts in BY_HAND.items()}
    assert binding.baseline == 60  # of the month before the plan went live
    assert bound.figure.judgement.state is Success.NOT_YET
    assert "37.5% (3 of 8)" in bound.figure.judgement.sentence
    assert bound.figure.direction.months == 3
    assert bound.figure.place.track == "off"
    assert (one.facts.declared, one.standing.level) == (Status.ON_TRACK, Level.OFF_TRACK)
    assert one.comparison.generosity == 2
    assert [reason.rule for reason in one.comparison.because] == [
        "path", "short", "worse", "silence",
    ]  # fmt: skip


def test_who_may_not_see_the_cases_is_told_the_same_without_numbers(inside, measure, sees):
    bind(measure, inside.manager)

    exact, safe = (judge_one(measure.action, by=by, on=today()) for by in (sees, inside.reader))

    assert safe.standing.level is exact.standing.level
    assert [one.rule for one in safe.standing.reasons] == [
        one.rule for one in exact.standing.reasons
    ]
    (bound,) = safe.bound[measure.pk]
    months = shown_to([bound], inside.reader, on=today())["TIM-01"].months.points
    assert {point.part for point in months if point.value is not None} <= {5, 10}
    said = " ".join(one.sentence for one in safe.standing.reasons)
    name = "Plans issued within 20 weeks, exceptions left out"
    assert f"{name}. Off the path. " in said
    assert f"{name}. The figure has got worse three months running. " in said
    assert "%" not in said


def test_without_a_figure_the_same_action_is_judged_by_the_rest(inside, measure, sees):
    before = judge_one(measure.action, by=sees, on=today())

    assert {reason.rule for reason in before.comparison.because} == {"verified", "silence"}
    assert before.standing.level is Level.AT_RISK


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"indicator": "NO-01"}, "Choose an indicator"),
        ({"indicator": "TIM-05"}, "told in weeks"),
        ({"since": today() + timedelta(days=1)}, "has not come yet"),
    ],
    ids=["no such indicator", "another unit", "a day ahead"],
)
def test_what_cannot_be_bound_is_refused_in_words(inside, measure, changes, refused):
    with pytest.raises(NotValid, match=refused):
        bind(measure, inside.manager, **changes)


def test_who_answers_for_it_does_not_choose_what_it_is_measured_by(inside, measure, sees):
    with pytest.raises(NotPermitted):
        bind(measure, inside.lead)
    binding = bind(measure, inside.manager)
    with pytest.raises(NotValid, match="bound to the measure already"):
        bind(measure, inside.manager)
    with pytest.raises(NotPermitted):
        end_binding(binding=binding, reason="No.", version=0, by=inside.lead, on=today())
    with pytest.raises(NotValid, match="Say why"):
        end_binding(binding=binding, reason=" ", version=0, by=inside.manager, on=today())
    with pytest.raises(ChangedMeanwhile):
        end_binding(binding=binding, reason="Old.", version=3, by=inside.manager, on=today())

    ended = end_binding(binding=binding, reason="Wrong one.", version=0, by=inside.manager,
                        on=today())  # fmt: skip

    with pytest.raises(NotReady):
        end_binding(binding=ended, reason="Again.", version=1, by=inside.manager, on=today())
    assert judge_one(measure.action, by=sees, on=today()).bound == {}
    assert bind(measure, inside.manager).pk != ended.pk  # it can be bound again
    assert Binding.objects.filter(measure=measure).count() == 2
    kinds = Event.objects.filter(kind__startswith="proof.").values_list("kind", flat=True)
    assert set(kinds) == {"proof.indicator_bound", "proof.binding_ended"}


def test_the_board_asks_once_and_the_lead_is_written_to(inside, measure):
    bind(measure, inside.manager)
    action = measure.action
    with pytest.raises(NotPermitted):
        ask_for_answer(action=action, note="", by=inside.lead, on=today())

    asked = ask_for_answer(action=action, note="By Friday.", by=inside.reader, on=today())

    message = Message.objects.get(template="proof/mail/asked.txt")
    assert message.to_person == inside.lead.person
    assert asked.told == ["Ana Lopez"]
    assert "%" not in message.body  # a share of few cases could tell of a child
    for words in (
        "Off the path.",
        "“On track”",
        "off track",
        "By Friday.",
        f"/proof/actions/{action.pk}/",
    ):
        assert words in message.body
    assert asked.generosity == 2
    with pytest.raises(NotReady, match="asked for already"):
        ask_for_answer(action=action, note="", by=inside.reader, on=today())
    assert [one.request for one in waiting_for(inside.lead, on=today())] == [asked]
    assert waiting_for(inside.reader, on=today()) == []


def test_a_reason_answers_as_long_as_nothing_changes_and_stays_on_record(inside, measure):
    bind(measure, inside.manager)
    action = measure.action
    asked = ask_for_answer(action=action, note="", by=inside.reader, on=today())
    told = {"action": action, "rating": None, "version": action.version, "on": today()}
    with pytest.raises(NotPermitted):
        answer_contradiction(text="No.", by=inside.reader, **told)
    with pytest.raises(NotValid, match="Say why"):
        answer_contradiction(text=" ", by=inside.lead, **told)
    with pytest.raises(ChangedMeanwhile):
        answer_contradiction(text="Yes.", by=inside.lead, **{**told, "version": 99})

    answer = answer_contradiction(text="Two officers begin in May.", by=inside.lead, **told)

    (found,) = contradictions_in(inside.area, by=inside.lead, on=today())
    assert found.is_answered
    assert found.answer == answer
    asked.refresh_from_db()
    assert asked.answered_by == answer
    assert (answer.declared_words, answer.standing, answer.generosity) == (
        "On track", "off_track", 2,
    )  # fmt: skip
    assert answer.reasons == [one.sentence for one in found.judged.comparison.because]
    assert "%" not in " ".join(answer.reasons)
    assert answer.by_post == "Head of SEND"
    later = ask_for_answer(action=action, note="Again.", by=inside.reader, on=today())
    (again,) = contradictions_in(inside.area, by=inside.lead, on=today())
    assert (again.is_answered, again.request) == (False, later)


def test_another_rating_is_reported_by_the_plans_own_rules(inside, measure):
    bind(measure, inside.manager)
    action, same = measure.action, measure.action.rating
    told = {"action": action, "version": action.version, "by": inside.lead, "on": today()}
    with pytest.raises(NotValid, match="the rating that it has"):
        answer_contradiction(text="It is so.", rating=same, **told)

    answer = answer_contradiction(
        text="The figure fell; the board must help.", rating=inside.rating("High risk"), **told
    )

    action.refresh_from_db()
    assert action.status == Status.OFF_TRACK
    assert answer.update_told.rating.label == answer.new_rating == "High risk"
    assert contradictions_in(inside.area, by=inside.lead, on=today()) == []
    with pytest.raises(NotReady, match="no better than the facts"):
        answer_contradiction(
            action=action, text="Once more.", rating=None, version=action.version, by=inside.lead,
            on=today(),
        )  # fmt: skip
    assert (Answer.objects.count(), AnswerRequest.objects.count()) == (1, 0)
