from __future__ import annotations

from datetime import date

import pytest

from goldenthread.core.enums import Status
from goldenthread.core.plan_format import ActionEntry, AreaEntry, MilestoneEntry, PlanDocument
from goldenthread.reading.checks import look_over
from goldenthread.reading.document import Place

SOUND = {"text": "Listen to families", "leads": ["Head of Voice"], "measures": ["Heard"]}


def odd(*actions: ActionEntry, title: str = "Voice", on: date | None = None) -> list[str]:
    area = AreaEntry(ref="1", title=title, actions=list(actions))
    plan = PlanDocument(title="Plan", published="2024-06", areas=[area])
    places = {"areas/0/actions/0": Place(page=3)}
    return [f"{o.kind} @ {o.about}" for o in look_over(plan, places, on=on)]


def action(**fields: object) -> ActionEntry:
    return ActionEntry(**{**SOUND, "due_text": "May 2025", "due": "2025-05", **fields})  # type: ignore[arg-type]


def test_nothing_is_odd_about_a_sound_action() -> None:
    assert odd(action()) == []


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"due_text": "31/09/2025", "due": None}, "date that does not exist"),
        ({"due_text": "as in 2A", "due": None}, "date that cannot be read"),
        ({"due_text": "May", "due": None}, "date without a year"),
        ({"start_text": "June 2025", "start": "2025-06"}, "starts after it is due"),
        ({"due_text": "May 2024", "due": "2024-05"}, "due before the plan was published"),
        ({"leads": []}, "no lead"),
        ({"due_text": None, "due": None}, "no date"),
        ({"measures": []}, "no measure of success"),
        ({"text": None}, "text lost"),
        ({"text": "Listen to [...] families"}, "text lost"),
        ({"status_text": "wibble"}, "rating that is not known"),
        ({"focus_area": "7"}, "focus area that is not there"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_odd_about_an_action_is_named(fields: dict[str, object], kind: str) -> None:
    assert odd(action(**fields)) == [f"{kind} @ areas/0/actions/0"]


@pytest.mark.parametrize(
    ("milestone", "kind"),
    [
        (
            MilestoneEntry(text="Report", due_text="June 2025", due="2025-06"),
            "milestone due after its action",
        ),
        (MilestoneEntry(text="Report", due_text="31/02/2025"), "date that does not exist"),
        (MilestoneEntry(text="Report [...]"), "text lost"),
        (MilestoneEntry(text="Report", status_text="wibble"), "rating that is not known"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_odd_about_a_milestone_is_named(milestone: MilestoneEntry, kind: str) -> None:
    assert odd(action(milestones=[milestone])) == [f"{kind} @ areas/0/actions/0/milestones/0"]


def test_complete_with_a_date_to_come_is_odd_only_for_one_who_knows_the_day() -> None:
    done = action(status_text="Complete", status=Status.COMPLETE)

    assert odd(done) == []
    assert odd(done, on=date(2025, 4, 30)) == ["complete with a date to come @ areas/0/actions/0"]
    assert odd(done, on=date(2025, 5, 1)) == []


def test_a_date_that_is_still_open_is_not_odd() -> None:
    assert odd(action(due_text="TBC", due=None)) == []


def test_an_action_and_a_reference_that_stand_twice_are_named() -> None:
    assert odd(action(ref="1A"), action(ref="1a", text="Listen to families.")) == [
        "same action twice @ areas/0/actions/1",
        "reference printed twice @ areas/0/actions/1",
    ]


@pytest.mark.parametrize(
    ("one", "other", "odds"),
    [
        ("Head of Partnerships, Dorset CCG", "Head of Partnership, Dorset CCG", 1),
        ("Head of Partnerships (Children’s)", "Head of Partnerships (Children's)", 1),
        ("Head of Education", "Head of Inclusion", 0),
        ("Director of Education", "Directors of Children's Services", 0),
    ],
)
def test_one_post_under_several_spellings_is_named(one: str, other: str, odds: int) -> None:
    second = action(text="Something else altogether", leads=[other])

    found = odd(action(leads=[one]), second)

    assert found == ["one post under several spellings @ areas/0/actions/0"] * odds


@pytest.mark.parametrize("title", ["V o i c e of f", "123 ###", "Voice \ufffd"])
def test_a_heading_that_is_garbled_is_named(title: str) -> None:
    assert odd(action(), title=title) == ["garbled heading @ areas/0"]
