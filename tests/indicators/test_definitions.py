"""Definitions are read from files, and what cannot be right is refused with words."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.core.indicators.definition_files import read_registry
from goldenthread.core.indicators.definitions import Registry
from goldenthread.core.indicators.periods import Kind, Months, month_of
from goldenthread.core.indicators.records import DefinitionsUnreadable
from goldenthread.core.indicators.results import Asked, Cell, results
from goldenthread.indicators.queries.registry import registry
from goldenthread.indicators.signals import Source, register_records, sources
from goldenthread.platform.access.roles import Power

RECORDS = """
[records.visits]
words = "Visits"
key = "visit"
[records.visits.columns]
visit = { type = "whole number", words = "number of the visit" }
asked_on = { type = "day", words = "day it was asked for" }
made_on = { type = "day", words = "day it was made" }
was_long = { type = "yes or no", words = "it was long" }
place = { words = "place", values = { home = "At home", school = "At school" }, splits = true }
"""
HEAD = """
topic = "Visits"
[[indicator]]
id = "VIS-01"
name = "Visits in time"
question = "Do we come in time?"
group = "how well did we do it"
polarity = "up"
unit = "%"
owner = "Somebody"
source = "Tests"
"""
VERSION = """
[[indicator.version]]
number = 1
since = 2020-01-01
follows = "Nothing"
records = "visits"
measure = "share"
when = "made_on"
of = ["place is home or school", "asked_on is known"]
those = ["days from asked_on to made_on at most 14"]
breakdowns = ["place"]
"""


def read(text: str = HEAD + VERSION, records: str = RECORDS) -> Registry:
    """Return the registry of one file."""
    return read_registry(("records.toml", records), [("visits.toml", text)])


def changed(*pairs: tuple[str, str]) -> str:
    """Return the file with something put for something else."""
    text = HEAD + VERSION
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


SECOND = VERSION.replace("number = 1", "number = {number}").replace("2020-01-01", "{since}")
VALUE = ('measure = "share"', 'measure = "mean"')
NO_THOSE = ('those = ["days from asked_on to made_on at most 14"]', "")

REFUSED = {
    "not TOML": ("[[", "visits.toml: it is not TOML"),
    "no name": (changed(('name = "Visits in time"', "")), "VIS-01: it does not say “name”."),
    "an unknown key": (changed(("polarity", "polaroid")), "it does not say “polarity”."),
    "a key too many": (changed(('unit = "%"', 'unit = "%"\ncolour = "red"')), "“colour” is not known."),
    "no version": (HEAD, "VIS-01: it has no version, so nothing says how it is made."),
    "an unknown class": (
        changed(("how well did we do it", "how nice")),
        "“group” is “how nice”; it can be “how much did we do”, “how well did we do it”,",
    ),
    "unknown records": (changed(('"visits"', '"calls"')), "version 1: there are no records “calls”."),
    "an unknown field": (
        changed(("asked_on is known", "aksed_on is known")),
        "visits.toml, VIS-01, version 1: the records “visits” have no column “aksed_on”. Did you mean “asked_on”?",
    ),
    "a field like none": (changed(("asked_on is known", "zzz is known")), "have no column “zzz”."),
    "an unknown value": (
        changed(("home or school", "home or moon")), "the column “place” is never “moon”."
    ),
    "a text of a yes or no": (
        changed(("asked_on is known", "was_long is maybe")), "the column “was_long” is never “maybe”."
    ),
    "no form": (changed(("asked_on is known", "what fun")), "“what fun” has none of the forms"),
    "no length": (changed(("at most 14", "at most a lot")), "does not say how many days."),
    "no day": (changed(("from asked_on", "from place")), "the column “place” is no day."),
    "counted by no day": (changed(('when = "made_on"', 'when = "place"')), "“place” is no day."),
    "standing by no day": (
        changed(('when = "made_on"', 'standing = ["asked_on", "place"]')), "“place” is no day."
    ),
    "both ways": (
        changed(('when = "made_on"', 'when = "made_on"\nstanding = ["asked_on", "made_on"]')),
        "it needs either “when” or “standing”.",
    ),
    "the day of what happens": (
        changed(("to made_on at most", "to the day at most")),
        "“the day” is known only of rows that stand on it.",
    ),
    "the day of a mean of what happens": (
        changed(VALUE, NO_THOSE, ('when = "made_on"', 'when = "made_on"\nvalue = "days from asked_on to the day"')),
        "“the day” is known only of rows that stand on it.",
    ),
    "a mean of nothing": (changed(VALUE, NO_THOSE), "a mean or a median has a “value”"),
    "a mean in weeks": (
        changed(VALUE, NO_THOSE, ('when = "made_on"', 'when = "made_on"\nvalue = "weeks from asked_on to made_on"')),
        "should read “days from … to …”.",
    ),
    "a share of nothing": (changed(NO_THOSE), "a share says by “those” which rows it counts"),
    "an unknown breakdown": (changed(('["place"]', '["asked_on"]')), "cannot be broken down by “asked_on”."),
    "begins within a month": (
        changed(("2020-01-01", "2020-01-02")), "a version begins and ends with a month."
    ),
    "ends within a month": (
        changed(("2020-01-01", "2020-01-01\nuntil = 2020-02-28")), "begins and ends with a month."
    ),
    "ends too soon": (
        changed(("2020-01-01", "2020-01-01\nuntil = 2019-12-31")), "it ends before it begins."
    ),
    "two versions at once": (
        HEAD + VERSION + SECOND.format(number=2, since="2022-01-01"),
        "the versions 1 and 2 overlap.",
    ),
    "two versions that overlap": (
        changed(("2020-01-01", "2020-01-01\nuntil = 2022-01-31"))
        + SECOND.format(number=2, since="2022-01-01"),
        "the versions 1 and 2 overlap.",
    ),
    "a gap": (
        changed(("2020-01-01", "2020-01-01\nuntil = 2021-12-31"))
        + SECOND.format(number=2, since="2022-02-01"),
        "no version holds from 2022-01-01 to 2022-01-31.",
    ),
    "a missing version": (
        changed(("2020-01-01", "2020-01-01\nuntil = 2021-12-31"))
        + SECOND.format(number=3, since="2022-01-01"),
        "version 2 is missing.",
    ),
    "no first version": (changed(("number = 1", "number = 2")), "version 1 is missing."),
    "the same id": (HEAD + VERSION + HEAD.replace('topic = "Visits"', "") + VERSION, "two indicators VIS-01."),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_right_is_refused_with_words(name: str):
    text, words = REFUSED[name]

    with pytest.raises(DefinitionsUnreadable) as refused:
        read(text)

    assert words in str(refused.value)
    assert str(refused.value).startswith("visits.toml")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('key = "visit"', 'key = "call"', "the key “call” is no column."),
        ('"yes or no"', '"perhaps"', "“was_long” is of the type “perhaps”; the types are “whole"),
    ],
)
def test_records_wrongly_described_are_refused(old: str, new: str, words: str):
    with pytest.raises(DefinitionsUnreadable, match=r"records\.toml") as refused:
        read(records=RECORDS.replace(old, new))

    assert words in str(refused.value)


def test_a_changed_definition_starts_a_new_line():
    text = changed(("2020-01-01", "2020-01-01\nuntil = 2021-12-31"))
    indicator = read(text + SECOND.format(number=2, since="2022-01-01")).indicators["VIS-01"]
    cells = [
        Cell(month_of(date(2021, 12, 1)), "", 1, 2),
        Cell(month_of(date(2022, 1, 1)), "", 3, 4),
    ]
    within = Months(month_of(date(2021, 10, 1)), month_of(date(2022, 3, 1)))

    lines = [
        (one.version, one.kind, one.period.first_on, one.numerator, one.denominator)
        for version in indicator.versions
        for one in results(
            Asked("VIS-01", version, "", date(2022, 3, 1)), cells, [Kind.QUARTER, Kind.YEAR], within
        )
    ]

    assert lines == [
        (1, Kind.QUARTER, date(2021, 10, 1), 1, 2),
        (2, Kind.QUARTER, date(2022, 1, 1), 3, 4),
        (2, Kind.YEAR, date(2022, 1, 1), 3, 4),
    ]
    on = (date(2019, 12, 31), date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 1))
    held = [indicator.version_on(day) for day in on]
    assert [one and one.number for one in held] == [None, 1, 1, 2]
    assert indicator.latest.number == 2


def test_the_median_of_a_longer_period_is_that_of_all_its_rows():
    version = registry().indicators["TIM-05M"].latest
    january, february = month_of(date(2025, 1, 1)), month_of(date(2025, 2, 1))
    cells = [
        Cell(january, "", 4, 4, "7*1 14*3"),
        Cell(february, "", 3, 3, "140*2 -7*1"),  # a wrong day is counted, and shows
        Cell(january, "ASD", 1, 1, "14*1"),
    ]
    asked = Asked("TIM-05M", version, "need", date(2025, 12, 31))

    told = results(asked, cells, [Kind.MONTH, Kind.QUARTER], Months(january, february + 1))

    found = {
        (one.group, one.kind, one.period.first): one.value
        for one in told
        if one.denominator
    }  # fmt: skip
    assert found == {
        ("", Kind.MONTH, january): 2,
        ("", Kind.MONTH, february): 20,
        ("", Kind.QUARTER, january): 2,  # -1, 1, 2, 2, 2, 20 and 20 weeks
        ("ASD", Kind.MONTH, january): 2,
        ("ASD", Kind.QUARTER, january): 2,
    }


def test_every_definition_of_the_product_can_be_used_and_has_its_records():
    book = registry()

    assert len(book.indicators) == 33
    assert len(book.topics) == 5
    assert set(sources()) == set(book.records)
    for one in book:
        assert one.question.endswith("?")
        assert one.latest.follows


def test_records_are_offered_once():
    one = Source(query=lambda on: ("select 1", {}), links=lambda *_: {}, power=Power.READ_PLAN)

    with pytest.raises(ValueError, match="requests has a source already"):
        register_records("requests", one)
