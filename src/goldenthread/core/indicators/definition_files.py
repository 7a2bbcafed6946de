"""Reads indicators from files that an analyst can read too, and refuses what cannot be right."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any, TypeVar

from goldenthread.core.indicators.conditions import (
    Condition,
    asks_the_day,
    read_condition,
    read_span,
    read_when,
)
from goldenthread.core.indicators.definitions import (
    Age,
    Group,
    Indicator,
    Measure,
    Polarity,
    Registry,
    Standing,
    Version,
)
from goldenthread.core.indicators.records import (
    WEEKS_OPEN,
    DefinitionsUnreadable,
    RecordSet,
    Type,
    read_records,
)

_Word = TypeVar("_Word", bound=StrEnum)
_REQUIRED = ("id", "name", "question", "group", "polarity", "unit", "owner", "source")
_OPTIONAL = ("decimals", "frequency", "note", "version")
_OF_A_VERSION = (
    "number", "since", "until", "follows", "records", "measure", "when", "standing", "of", "those",
    "value", "age_on", "breakdowns",
)  # fmt: skip


def read_registry(records: tuple[str, str], files: Iterable[tuple[str, str]]) -> Registry:
    """Read the records and the indicators that count them.

    :param records: the name and text of the file of records.
    :param files: the names and texts of files of indicators.
    :raises DefinitionsUnreadable: naming the file, the indicator and what is wrong.
    """
    name, text = records
    known = read_records(_parsed(name, text), name)
    found: dict[str, Indicator] = {}
    for name, text in files:
        table = _parsed(name, text)
        for told in table.get("indicator", ()):
            indicator = _indicator(told, str(table.get("topic", "")), known, name)
            if indicator.id in found:
                raise DefinitionsUnreadable(f"{name}: there are two indicators {indicator.id}.")
            found[indicator.id] = indicator
    return Registry(found, known)


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DefinitionsUnreadable(f"{name}: it is not TOML ({error}).") from error


def _indicator(
    told: Mapping[str, Any], topic: str, known: Mapping[str, RecordSet], name: str
) -> Indicator:
    where = f"{name}, {told.get('id', 'an indicator without an id')}"
    _check_keys(told, _REQUIRED, _OPTIONAL, where)
    if not told.get("version"):
        raise DefinitionsUnreadable(f"{where}: it has no version, so nothing says how it is made.")
    versions = tuple(_version(one, known, where) for one in told["version"])
    _check_in_order(versions, where)
    return Indicator(
        id=told["id"],
        name=told["name"],
        question=told["question"],
        topic=topic,
        group=_word(Group, told["group"], "group", where),
        polarity=_word(Polarity, told["polarity"], "polarity", where),
        unit=told["unit"],
        decimals=told.get("decimals", 0),
        frequency=told.get("frequency", "month"),
        owner=told["owner"],
        source=told["source"],
        note=told.get("note", ""),
        versions=versions,
    )


def _check_keys(
    told: Mapping[str, Any], required: Iterable[str], optional: Iterable[str], where: str
) -> None:
    for key in required:
        if key not in told:
            raise DefinitionsUnreadable(f"{where}: it does not say “{key}”.")
    for key in told:
        if key not in (*required, *optional):
            raise DefinitionsUnreadable(f"{where}: “{key}” is not known.")


def _word(words: type[_Word], said: str, key: str, where: str) -> _Word:
    try:
        return words(said)
    except ValueError:
        known = ", ".join(f"“{one}”" for one in words)
        raise DefinitionsUnreadable(f"{where}: “{key}” is “{said}”; it can be {known}.") from None


def _version(told: Mapping[str, Any], known: Mapping[str, RecordSet], where: str) -> Version:
    _check_keys(told, ("number", "since", "follows", "records", "measure"), _OF_A_VERSION, where)
    where = f"{where}, version {told['number']}"
    if told["records"] not in known:
        raise DefinitionsUnreadable(f"{where}: there are no records “{told['records']}”.")
    records = known[told["records"]]
    measure = _word(Measure, told["measure"], "measure", where)
    counted = _counted(told, records, where)
    value = read_span(told["value"], records, where) if "value" in told else None
    if (value is not None) != (measure in (Measure.MEAN, Measure.MEDIAN)):
        raise DefinitionsUnreadable(f"{where}: a mean or a median has a “value”, others have none.")
    of = tuple(read_condition(one, records, where) for one in told.get("of", ()))
    those = tuple(read_condition(one, records, where) for one in told.get("those", ()))
    asked: list[Any] = [*of, *those, *([value] if value else [])]
    if not isinstance(counted, Standing) and any(asks_the_day(one) for one in asked):
        raise DefinitionsUnreadable(f"{where}: “the day” is known only of rows that stand on it.")
    _check_share(measure, those, where)
    since, until = _days(told, where)
    return Version(
        number=told["number"],
        since=since,
        until=until,
        follows=told["follows"],
        records=records,
        measure=measure,
        counted=counted,
        of=of,
        those=those,
        value=value,
        age_on=_word(Age, told.get("age_on", Age.EVENT), "age_on", where),
        written={key: tuple(told.get(key, ())) for key in ("of", "those")},
        breakdowns=_breakdowns(told.get("breakdowns", ()), records, counted, where),
    )


def _check_share(measure: Measure, those: tuple[Condition, ...], where: str) -> None:
    if (measure is Measure.SHARE) != bool(those):
        raise DefinitionsUnreadable(
            f"{where}: a share says by “those” which rows it counts; others only have “of”."
        )


def _counted(told: Mapping[str, Any], records: RecordSet, where: str) -> Any:
    if ("when" in told) == ("standing" in told):
        raise DefinitionsUnreadable(f"{where}: it needs either “when” or “standing”.")
    if "when" in told:
        return read_when(told["when"], records, where)
    for name in told["standing"]:
        if records.column(name, where).type is not Type.DAY:
            raise DefinitionsUnreadable(f"{where}: the column “{name}” is no day.")
    since, until = told["standing"]
    return Standing(since, until)


def _days(told: Mapping[str, Any], where: str) -> tuple[date, date | None]:
    since, until = told["since"], told.get("until")
    if since.day != 1 or (until and until.day != monthrange(until.year, until.month)[1]):
        raise DefinitionsUnreadable(f"{where}: a version begins and ends with a month.")
    if until and until < since:
        raise DefinitionsUnreadable(f"{where}: it ends before it begins.")
    return since, until


def _check_in_order(versions: tuple[Version, ...], where: str) -> None:
    for place, (one, following) in enumerate(pairwise(versions), 1):
        if one.until is None or following.since <= one.until:
            raise DefinitionsUnreadable(
                f"{where}: the versions {one.number} and {following.number} overlap. Say when the"
                " former ends; the latter begins the day after or later."
            )
        if following.since > one.until + timedelta(days=1):
            raise DefinitionsUnreadable(
                f"{where}: no version holds from {one.until + timedelta(days=1)} to"
                f" {following.since - timedelta(days=1)}."
            )
        if following.number != one.number + 1:
            raise DefinitionsUnreadable(f"{where}: version {place + 1} is missing.")
    if versions[0].number != 1:
        raise DefinitionsUnreadable(f"{where}: version 1 is missing.")


def _breakdowns(
    names: Iterable[str], records: RecordSet, counted: Any, where: str
) -> tuple[str, ...]:
    known = records.breakdowns
    if isinstance(counted, Standing):
        known = known | {WEEKS_OPEN: "weeks"}
    for name in names:
        if name not in known:
            raise DefinitionsUnreadable(
                f"{where}: the records “{records.name}” cannot be broken down by “{name}”."
            )
    return tuple(names)
