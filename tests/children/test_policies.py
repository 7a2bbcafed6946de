"""What can be right of a record, and which records look like one child's: rules as tables."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.children.policies import Known, Likeness, check_birth, check_days, likeness
from goldenthread.platform.access.errors import NotValid

ON = date(2026, 3, 2)
BORN = date(2016, 5, 4)


def known(name="Ash Testname", born=BORN, postcode="ZZ99 3AA", **identifiers) -> Known:
    names = [name] if isinstance(name, str) else name
    return Known(
        names=names,
        born=born,
        postcodes=frozenset({postcode} - {""}),
        identifiers=frozenset(identifiers.items()),
    )


@pytest.mark.parametrize(
    ("other", "how", "because"),
    [
        pytest.param(known(), Likeness.LIKELY,
                     ("the same name", "the same date of birth", "the same postcode"), id="all"),
        pytest.param(known(postcode=""), Likeness.LIKELY,
                     ("the same name", "the same date of birth"), id="moved house"),
        pytest.param(known("Testname Ash", postcode=""), Likeness.LIKELY,
                     ("the same name", "the same date of birth"), id="names the other way round"),
        pytest.param(known("Ásh Testnáme", postcode=""), Likeness.LIKELY,
                     ("the same name", "the same date of birth"), id="accents"),
        pytest.param(known("Ash Testnme", postcode=""), Likeness.LIKELY,
                     ("a similar name", "the same date of birth"), id="a slip in the name"),
        pytest.param(known(born=date(2016, 4, 5)), Likeness.LIKELY,
                     ("the same name", "a similar date of birth", "the same postcode"),
                     id="day and month changed places"),
        pytest.param(known(born=date(2015, 5, 4), postcode=""), Likeness.POSSIBLE,
                     ("the same name", "a similar date of birth"), id="a figure of the year wrong"),
        pytest.param(known(born=date(2011, 1, 30)), Likeness.POSSIBLE,
                     ("the same name", "the same postcode"), id="a namesake at the same address"),
        pytest.param(known(born=date(2011, 1, 30), postcode=""), Likeness.NONE,
                     ("the same name",), id="a namesake elsewhere"),
        pytest.param(known("Ashley Testname"), Likeness.LIKELY,
                     ("a similar name", "the same date of birth", "the same postcode"),
                     id="the long form of a name"),
        pytest.param(known("Ash Quite-Another"), Likeness.POSSIBLE,
                     ("a name in common", "the same date of birth", "the same postcode"),
                     id="another surname since"),
        pytest.param(known("Rowan Testname"), Likeness.POSSIBLE,
                     ("a name in common", "the same date of birth", "the same postcode"),
                     id="a twin"),
        pytest.param(known("Vex Quorn"), Likeness.NONE,
                     ("the same date of birth", "the same postcode"), id="a neighbour"),
        pytest.param(known(["Vex Quorn", "Ash Testname"], postcode=""), Likeness.LIKELY,
                     ("the same name", "the same date of birth"), id="a former name"),
        pytest.param(known("Vex Quorn", date(2001, 1, 1), "", upn="B801200005001"),
                     Likeness.CERTAIN, ("the same UPN",), id="the same UPN"),
        pytest.param(known(upn="X845212818005"), Likeness.LIKELY,
                     ("the same name", "the same date of birth", "the same postcode"),
                     id="another UPN, all else the same"),
    ],
)  # fmt: skip
def test_how_likely_two_records_are_one_childs(other, how, because):
    mine = known(upn="B801200005001")

    assert likeness(mine, other) == (how, because)
    assert likeness(other, mine)[0] == how


@pytest.mark.parametrize(
    ("born", "words"),
    [
        pytest.param(date(2026, 3, 3), "in the future", id="tomorrow"),
        pytest.param(date(1999, 3, 2), "over 25", id="27 years old"),
        pytest.param(date(2000, 3, 2), "over 25", id="26 today"),
    ],
)
def test_a_birth_that_cannot_be(born, words):
    with pytest.raises(NotValid, match=words):
        check_birth(born, on=ON)


@pytest.mark.parametrize("born", [ON, date(2000, 3, 3)], ids=["today", "26 tomorrow"])
def test_a_birth_that_can_be(born):
    check_birth(born, on=ON)


@pytest.mark.parametrize(
    ("since", "until", "died", "field"),
    [
        pytest.param(date(2016, 5, 3), None, None, "since", id="before birth"),
        pytest.param(date(2020, 1, 2), date(2020, 1, 1), None, "until", id="ends before it begins"),
        pytest.param(None, date(2016, 5, 3), None, "until", id="ended before birth"),
        pytest.param(date(2021, 1, 1), None, date(2020, 1, 1), "since", id="after death"),
    ],
)
def test_days_that_cannot_be(since, until, died, field):
    with pytest.raises(NotValid) as refused:
        check_days(since=since, until=until, born=BORN, died=died)

    assert refused.value.field == field


def test_days_that_can_be():
    check_days(since=BORN, until=BORN, born=BORN, died=None)
    check_days(since=None, until=None, born=BORN, died=None)
