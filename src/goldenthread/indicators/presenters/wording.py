"""A definition in plain words: every condition, the period, the breakdowns."""

from __future__ import annotations

from goldenthread.core.indicators.columns import AGE_BANDS, LONGER, OLDER, WEEK_BANDS
from goldenthread.core.indicators.conditions import (
    THE_DAY,
    Condition,
    Is,
    Known,
    Lasts,
    Order,
    Span,
    Truth,
)
from goldenthread.core.indicators.definitions import (
    Age,
    Group,
    Indicator,
    Measure,
    Polarity,
    Standing,
    Version,
)
from goldenthread.core.indicators.records import AGE_BAND, NOT_KNOWN, WEEKS_OPEN, RecordSet
from goldenthread.ui.words import count, day

GROUP_WORDS = {
    Group.HOW_MUCH: "How much did we do?",
    Group.HOW_WELL: "How well did we do it?",
    Group.BETTER_OFF: "Is anyone better off?",
    Group.CONTEXT: "Context",
}
POLARITY_WORDS = {
    Polarity.UP: "Higher is better",
    Polarity.DOWN: "Lower is better",
    Polarity.CONTEXT: "Neither is better by itself",
}
_BANDS = {
    **{band: f"{int(band[:2])} to {int(band[3:])} years" for _, band in AGE_BANDS},
    OLDER: "26 years and over",
    **{band: f"{int(band[:2])} to {int(band[3:])} weeks" for _, band in WEEK_BANDS},
    LONGER: "Over 52 weeks",
    NOT_KNOWN: "Not known",
}
_HOW = {"at most": "{} or less", "over": "more than {}", "at least": "{} or more",
        "under": "less than {}"}  # fmt: skip


def condition(one: Condition, records: RecordSet) -> str:
    """Return a condition as a sentence without its full stop."""
    match one:
        case Is(column, values, is_not):
            told = records.columns[column]
            said = " or ".join(told.says(value) for value in values)
            return _capital(f"{told.words}: {'any but ' if is_not else ''}{said}")
        case Known(column, is_not):
            return _capital(
                f"{records.columns[column].words}: {'not known' if is_not else 'known'}"
            )
        case Truth(column, wanted):
            return _capital(f"{records.columns[column].words}: {'yes' if wanted else 'no'}")
        case Order(first, how, then):
            return f"{_capital(_day(first, records))}: {how} the {_day(then, records)}"
        case Lasts(between, bounds):
            limits = " and ".join(_HOW[how].format(length(days)) for how, days in bounds)
            return f"{_capital(span(between, records))}: {limits}"


def span(one: Span, records: RecordSet) -> str:
    """Return a span of days in words."""
    return f"from the {_day(one.start, records)} to the {_day(one.end, records)}"


def length(days: int) -> str:
    """Return a number of days in words, in weeks where it is whole weeks."""
    if days and days % 7 == 0:
        return f"{count(days // 7, 'week')} ({count(days, 'day')})"
    return count(days, "day")


def _day(name: str, records: RecordSet) -> str:
    return "day asked about" if name == THE_DAY else records.columns[name].words


def counted(version: Version) -> str:
    """Say to which period a row belongs."""
    told = version.records.columns
    if isinstance(version.counted, Standing):
        return (
            f"All that stand on the last day of the period: from the"
            f" {told[version.counted.since].words} until the {told[version.counted.until].words}"
        )
    later = f"{length(version.counted.days)} after the " if version.counted.days else "by the "
    return _capital(f"{later}{told[version.counted.column].words}")


def breakdown(name: str, records: RecordSet) -> str:
    """Return what a breakdown is called."""
    return "Weeks open" if name == WEEKS_OPEN else _capital(records.breakdowns[name])


def group(name: str, breakdown_name: str, records: RecordSet) -> str:
    """Return what one group of a breakdown is called."""
    if breakdown_name in (AGE_BAND, WEEKS_OPEN) or name == NOT_KNOWN:
        return _BANDS[name]
    return records.columns[breakdown_name].says(name)


def facts(indicator: Indicator, version: Version) -> list[dict[str, list[str] | str]]:
    """Return the definition as rows of a summary."""
    records = version.records
    of = [condition(one, records) for one in version.of] or ["All of them"]
    told: list[tuple[str, list[str]]] = [
        ("What is counted", [records.words]),
        ("Out of" if version.measure is Measure.SHARE else "Only those with", of),
        ("Counted as fulfilled", [condition(one, records) for one in version.those]),
        ("What is measured", _measured(version)),
        ("Period it belongs to", [counted(version)]),
        ("Ages", _ages(version)),
        ("Broken down by", [breakdown(one, records) for one in version.breakdowns]),
        ("Follows", [version.follows]),
        ("Which way is better", [POLARITY_WORDS[indicator.polarity]]),
        ("How often", [f"Every {indicator.frequency}"]),
        ("Rounded", [_rounding(indicator)]),
        ("Owner", [indicator.owner]),
        ("Source", [indicator.source]),
        ("In force", [_in_force(version)]),
    ]
    return [{"key": key, "lines": lines} for key, lines in told if lines]


def _measured(version: Version) -> list[str]:
    if version.value is None:
        return []
    how = "The mean" if version.measure is Measure.MEAN else "The median"
    return [f"{how} of the weeks {span(version.value, version.records)}"]


def _rounding(indicator: Indicator) -> str:
    if not indicator.decimals:
        return "To a whole number, halves up"
    many = "one decimal" if indicator.decimals == 1 else f"{indicator.decimals} decimals"
    return f"To {many}, halves up; before that, nothing is rounded"


def _ages(version: Version) -> list[str]:
    if AGE_BAND not in version.breakdowns:
        return []
    if version.age_on is Age.AUGUST:
        return ["On the 31 August before"]
    return ["On the day by which it is counted"]


def _in_force(version: Version) -> str:
    since = f"Version {version.number}, since {day(version.since)}"
    return f"{since} until {day(version.until)}" if version.until else since


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
