from __future__ import annotations

import pytest

from goldenthread.core.enums import Status
from goldenthread.core.statuses import Scheme, colour_in, colour_name, status_of_words

KEY = [
    ("Complete", "5B9BD5"),
    ("On track running to plan", "92D050"),
    ("Significant risk – plan is in place", "FFC000"),
    ("High risk – escalation required", "FF4B4B"),
    ("Not started", "D9D9D9"),
]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Compete", Status.COMPLETE),
        ("COMPLETED", Status.COMPLETE),
        ("Completed 12 March", Status.COMPLETE),
        ("On target", Status.ON_TRACK),
        ("In progess", Status.IN_PROGRESS),
        ("Partially complete", Status.IN_PROGRESS),
        ("Some slippage", Status.AT_RISK),
        ("Overdue", Status.OFF_TRACK),
        ("Not yet started", Status.NOT_STARTED),
        ("On hold", Status.BLOCKED),
        ("Complete and embedded", Status.EMBEDDED),
        ("wibble", None),
        ("", None),
        ("A sentence that is far too long to be the rating of anything " * 2, None),
    ],
)
def test_words_come_to_a_status(words: str, status: Status | None) -> None:
    assert status_of_words(words) is status


@pytest.mark.parametrize(
    ("fill", "name"),
    [
        ("FF0000", "red"),
        ("C00000", "red"),
        ("FFC000", "amber"),
        ("ED7D31", "amber"),
        ("FFFF00", "yellow"),
        ("92D050", "green"),
        ("C6E0B4", "green"),
        ("0070C0", "blue"),
        ("BDD6EE", "blue"),
        ("7030A0", "purple"),
        ("D9D9D9", "grey"),
        ("FFFFFF", None),
        ("000000", None),
        ("auto", None),
        (None, None),
    ],
)
def test_a_shading_has_the_name_that_people_use(fill: str | None, name: str | None) -> None:
    assert colour_name(fill) == name


@pytest.mark.parametrize(
    ("printed", "fill", "read"),
    [
        ("BLUE", None, ("BLUE", Status.COMPLETE)),
        ("G", None, ("G", Status.ON_TRACK)),
        ("Amber – at risk", None, ("Amber – at risk", Status.AT_RISK)),
        ("BRAG: Green", None, ("BRAG: Green", Status.ON_TRACK)),
        ("", "92D050", ("Green", Status.ON_TRACK)),
        ("wibble", "FF0000", ("wibble", Status.OFF_TRACK)),
        ("", None, (None, None)),
        (None, "FFFFFF", (None, None)),
    ],
)
def test_without_a_key_words_come_first_then_the_usual_colours(
    printed: str | None, fill: str | None, read: tuple[str | None, Status | None]
) -> None:
    assert Scheme().read(printed, fill) == read


@pytest.mark.parametrize(
    ("printed", "fill", "status"),
    [
        ("Significant risk", None, Status.AT_RISK),
        ("High risk", None, Status.OFF_TRACK),
        ("", "FFFF00", Status.AT_RISK),
        ("Blue", None, Status.COMPLETE),
        ("", "7030A0", Status.EMBEDDED),
    ],
)
def test_a_plans_own_key_decides(printed: str, fill: str | None, status: Status) -> None:
    assert Scheme.of(KEY).read(printed, fill)[1] is status


def test_a_key_may_give_a_colour_another_meaning() -> None:
    scheme = Scheme.of([("Green = complete", None), ("Amber: in progress", None), ("Red", None)])

    assert [(r.label, r.status, r.colour) for r in scheme.ratings] == [
        ("complete", Status.COMPLETE, "green"),
        ("in progress", Status.IN_PROGRESS, "amber"),
        ("Red", Status.OFF_TRACK, "red"),
    ]
    assert scheme.read("", "00B050") == ("Green", Status.COMPLETE)


def test_two_colours_in_one_rating_are_none() -> None:
    assert colour_in("Amber/Red") is None
