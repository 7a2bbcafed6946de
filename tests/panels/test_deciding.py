"""A panel concludes when it is quorate; a named officer decides for the council; both stay true."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.casework.api import Additions, add_to_cases
from goldenthread.casework.models import Case, Decision
from goldenthread.panels.actions import deciding as acting
from goldenthread.panels.actions.agenda import carry_over, decide_between_meetings
from goldenthread.panels.actions.correcting import correct_conclusion
from goldenthread.panels.actions.meetings import close_meeting
from goldenthread.panels.actions.papers import declare_interest
from goldenthread.panels.models import Conclusion
from goldenthread.panels.presenters.case_page import lines, moments
from goldenthread.panels.queries.agenda import awaiting_decision
from goldenthread.panels.queries.consistency import consistency
from goldenthread.platform.access.errors import ChangedMeanwhile, NotPermitted, NotReady, NotValid
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_member
from tests.factories.cases import decide, make_case, take
from tests.factories.children import ON, make_child
from tests.factories.panels import answer, make_scene

pytestmark = pytest.mark.django_db

MEETING = date(2026, 3, 5)
ALL = ("manager", "psychologist", "nurse")


def conclude(scene, item, by, *, on=MEETING, told_on=None, version=0, **values):
    with as_member(by, on=on):
        return acting.conclude(
            item=item, answer=answer(**values), told_on=told_on, version=version, by=by, on=on
        )


def now(case: Case, scene) -> Case:
    with as_member(scene.officer, on=ON):
        return Case.objects.select_related("child").get(pk=case.pk)


def test_the_chair_decides_and_the_case_moves_in_the_same_step(scene, case):
    item = scene.put_on(case)
    with pytest.raises(NotReady, match="The meeting is on 5 March 2026"):
        conclude(scene, item, scene.manager, on=ON, told_on=ON)
    scene.sit(scene.meeting(), *ALL)
    dissents = {scene.seats["nurse"].pk: "Hearing was never tested."}

    found = conclude(scene, item, scene.manager, told_on=MEETING, dissents=dissents)

    assert now(case, scene).decided_to_assess_on == MEETING
    with as_member(scene.officer, on=MEETING):
        assert found.decision is not None
        assert found.decision.decided_by == scene.manager.person
        assert lines(case, scene.officer)[0]["text"] == (
            "The panel of 5 March 2026 concluded: to assess; Nils Nurse (Health) did not agree:"
            " Hearing was never tested."
        )
        assert [day for day, _ in moments(case, scene.officer)] == [MEETING]
        assert lines(case, scene.nurse) == []


def test_without_a_quorum_a_case_is_carried_over_or_decided_between_meetings(scene, case):
    item = scene.put_on(case)
    with pytest.raises(NotReady, match="Nobody is present; nobody is here for"):
        conclude(scene, item, scene.manager, told_on=MEETING)
    scene.sit(scene.meeting(), "manager", "psychologist")
    with pytest.raises(NotReady, match="nobody is here for health and 1 more member is needed"):
        conclude(scene, item, scene.manager, told_on=MEETING)
    assert now(case, scene).version == 0

    with as_member(scene.manager, on=MEETING):
        version = scene.meeting().version
        with pytest.raises(NotReady, match="still waits"):
            close_meeting(meeting=scene.meeting(), version=version, by=scene.manager, on=MEETING)
        urgent = carry_over(
            item=item, to=None, reason="Not quorate", version=0, by=scene.manager, on=MEETING
        )
        closed = close_meeting(
            meeting=scene.meeting(), version=version, by=scene.manager, on=MEETING
        )
    with pytest.raises(NotValid, match="Say who was asked"):
        conclude(scene, urgent, scene.manager, told_on=MEETING)
    conclude(scene, urgent, scene.manager, told_on=MEETING, consulted="Nils Nurse, by telephone")

    assert closed.state == "held"
    assert now(case, scene).decided_to_assess_on == MEETING


def test_a_case_that_cannot_wait_is_decided_by_the_chair_alone(scene, case):
    other = make_member(scene.area, "case_manager", name="Another Manager")
    told = {"panel": scene.panel, "case": case, "reason": "Its last day comes first", "on": ON}
    for by, words in ((scene.officer, "Only an officer who decides"), (other, "which you are not")):
        with as_member(by, on=ON), pytest.raises(NotPermitted, match=words):
            decide_between_meetings(by=by, **told)
    with as_member(scene.manager, on=ON):
        item = decide_between_meetings(by=scene.manager, **told)
        assert lines(case, scene.manager)[0]["text"] == (
            "To be decided between meetings of Test panel"
        )
    with pytest.raises(NotPermitted):
        conclude(scene, item, other, on=ON, told_on=ON, consulted="x")
    dissents = {scene.seats["psychologist"].pk: "I was not reached in time."}
    found = conclude(
        scene, item, scene.manager, on=ON, told_on=ON, consulted="Both, by mail", dissents=dissents
    )

    assert found.concluded_on == now(case, scene).decided_to_assess_on == ON


def test_who_has_an_interest_takes_no_part_and_does_not_count(scene, case):
    item = scene.put_on(case)
    with as_member(scene.officer, on=ON):
        for name in ("nurse",):
            declare_interest(
                item=item, seat=scene.seats[name], why="A relative", by=scene.officer, on=ON
            )
    scene.sit(scene.meeting(), *ALL)
    with pytest.raises(NotReady, match="Who has an interest in the case does not count"):
        conclude(scene, item, scene.manager, told_on=MEETING)

    with as_member(scene.manager, on=MEETING):
        declare_interest(
            item=item, seat=scene.seats["manager"], why="Own child", by=scene.manager, on=MEETING
        )
    with pytest.raises(NotPermitted, match="You declared an interest"):
        conclude(scene, item, scene.manager, told_on=MEETING)


def test_an_officer_decides_for_the_council_and_is_not_bound_by_the_panel():
    scene = make_scene(chair_decides=False)
    case = make_case(make_child(scene.officer), by=scene.officer)
    item = scene.put_on(case)
    scene.sit(scene.meeting(), *ALL)
    with pytest.raises(NotPermitted, match="Only an officer who decides"):
        conclude(scene, item, scene.officer, told_on=MEETING, outcome="not_assess")
    conclude(scene, item, scene.officer, outcome="not_assess", asks="Come back with a report")
    assert now(case, scene).version == 0
    with as_member(scene.officer, on=MEETING):
        assert awaiting_decision(scene.area) == [item]

    later = MEETING + timedelta(days=1)
    told = {"item": item, "version": 1, "on": later, "told_on": later}
    with as_member(scene.officer, on=later), pytest.raises(NotPermitted):
        acting.decide_for_council(answer=answer(), decided_on=later, by=scene.officer, **told)
    with as_member(scene.manager, on=later):
        with pytest.raises(NotValid, match="before the panel concluded"):
            acting.decide_for_council(answer=answer(), decided_on=ON, by=scene.manager, **told)
        made = acting.decide_for_council(
            answer=answer(reasons="The test is lower."), decided_on=later, by=scene.manager, **told
        )
        with pytest.raises(NotReady, match="recorded already"):
            acting.decide_for_council(
                answer=answer(), decided_on=later, by=scene.manager, **{**told, "version": 2}
            )

        assert (made.outcome, made.conclusion.outcome) == ("assess", "not_assess")
        assert "the council decided otherwise" in lines(case, scene.manager)[0]["text"]
        assert awaiting_decision(scene.area) == []
    assert now(case, scene).decided_to_assess_on == later


def test_two_secretaries_at_once_and_the_second_is_told(scene, case):
    item = scene.put_on(case)
    scene.sit(scene.meeting(), *ALL)
    conclude(scene, item, scene.officer)

    with pytest.raises(NotReady, match="concluded already"):
        conclude(scene, item, scene.officer, outcome="not_assess")
    with as_member(scene.officer, on=MEETING), pytest.raises(ChangedMeanwhile):
        correct_conclusion(
            item=item, answer=answer(), reason="x", version=0, by=scene.officer, on=MEETING
        )


def test_a_correction_keeps_what_was_said_first_and_puts_the_case_right(scene, case):
    item = scene.put_on(case)
    scene.sit(scene.meeting(), *ALL)
    conclude(scene, item, scene.manager, told_on=MEETING)
    who = {"item": item, "by": scene.manager, "on": MEETING}
    with as_member(scene.manager, on=MEETING):
        with pytest.raises(NotValid, match="Say why"):
            correct_conclusion(answer=answer(), reason="", version=1, **who)
        correct_conclusion(
            answer=answer(reasons="Better words."), reason="A slip", version=1, **who
        )
        assert Decision.objects.get(case=case).reasons == "Better words."

        dissents = {scene.seats["nurse"].pk: "I voted yes."}
        found = correct_conclusion(
            answer=answer("not_assess", dissents=dissents), reason="Votes were miscounted",
            version=2, **who,
        )  # fmt: skip
        (decision,) = Decision.objects.filter(case=case)
        kept = list(found.events.order_by("pgh_id").values_list("outcome", "reasons").distinct())

        assert (decision.outcome, found.decision) == ("not_assess", decision)
        assert ("assess", "Made-up reasons.") in kept
        told = item.local_area.events.filter(kind="panels.conclusion_corrected").last()
        assert told.changes["conclusion"] == ["To assess", "Not to assess"]
        assert told.reason == "Votes were miscounted"
    after = now(case, scene)
    assert (after.decided_to_assess_on, after.decided_not_to_assess_on) == (None, MEETING)


def test_a_correction_does_not_reach_a_case_that_has_gone_on(scene, case):
    item = scene.put_on(case)
    scene.sit(scene.meeting(), *ALL)
    conclude(scene, item, scene.manager, told_on=MEETING)
    decide(case, "issue", date(2026, 4, 1), by=scene.officer)
    later = date(2026, 4, 2)
    with as_member(scene.manager, on=later), pytest.raises(NotValid, match="cannot be taken away"):
        correct_conclusion(
            item=item, answer=answer("not_assess"), reason="x", version=1, by=scene.manager,
            on=later,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"outcome": "issue"}, "outcome"),
        ({"legal_test": "no_needs"}, "legal_test"),
        ({"reasons": " "}, "reasons"),
        ({"dissents": {0: "Not of this panel"}}, None),
    ],
    ids=["another question", "another test", "no reasons", "a stranger's dissent"],
)
def test_what_does_not_fit_is_refused_beside_its_field(scene, case, values, field):
    item = scene.put_on(case)
    scene.sit(scene.meeting(), *ALL)
    with pytest.raises(NotValid) as refused:
        conclude(scene, item, scene.manager, told_on=MEETING, **values)

    assert refused.value.field == field
    with as_member(scene.officer, on=MEETING):
        assert not Conclusion.objects.exists()


def test_a_case_that_was_withdrawn_meanwhile_is_not_decided(scene, case):
    item = scene.put_on(case)
    scene.sit(scene.meeting(), *ALL)
    take(case, "withdraw", ON, by=scene.officer)
    with pytest.raises(NotReady, match="does not wait for this decision any more"):
        conclude(scene, item, scene.manager, told_on=MEETING)
    other = scene.put_on(make_case(make_child(scene.officer), by=scene.officer))
    with pytest.raises(NotValid) as refused:
        conclude(scene, other, scene.manager, told_on=date(2027, 1, 1))
    assert refused.value.field == "told_on"


def test_a_room_tells_of_cases_once():
    with pytest.raises(ValueError, match="told already"):
        add_to_cases("panels", Additions(lines=lines, story=moments))


def test_consistency_counts_by_panel_need_source_and_setting(scene, case):
    item = scene.put_on(case)
    scene.sit(scene.meeting(), *ALL)
    conclude(scene, item, scene.manager, told_on=MEETING, outcome="not_assess")
    for _ in range(10):
        plain = make_case(make_child(scene.officer), by=scene.officer, source="2")
        decide(plain, "assess", MEETING, by=scene.officer)
    decide(case, "assess", MEETING, by=scene.manager)  # conceded: the refusal did not stand

    with as_member(scene.officer, on=MEETING):
        found = consistency(scene.area, "assess", date(2026, 3, 1), date(2026, 3, 31))
        before = consistency(scene.area, "assess", date(2026, 2, 1), date(2026, 2, 28))

    def told(shares):
        return [(s.name, s.decided, s.granted, s.overturned, s.is_too_few) for s in shares]

    assert told([found.all]) == [("All decisions", 12, 11, 1, False)]
    assert told(found.by["Panel"]) == [
        ("Without a panel", 11, 11, 0, False), ("Test panel", 1, 0, 1, True),
    ]  # fmt: skip
    assert told(found.by["Who asked"]) == [
        ("School, college or other education setting", 10, 10, 0, False),
        ("Parent or young person", 2, 1, 1, True),
    ]
    assert found.by["Panel"][0].percent == 100
    assert before.all.decided == 0
