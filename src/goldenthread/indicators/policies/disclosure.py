"""Figures for those who may not see the cases: small numbers hidden, all others rounded.

Everything that such a person can ever be shown of an indicator is tied together before any of it
is shown: months in quarters in years, groups in their total, a share's two counts in what is left
over. So nobody can subtract one page from another. They are shown no period that is not over, no
twelve months to each month, and groups of whole years alone (of what stands on a day, of the last
day of any period). Of means and medians they are shown single months alone, which add up to
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from goldenthread.core.indicators.definitions import Indicator, Measure, Standing, Version
from goldenthread.core.indicators.periods import MONTHS, Kind
from goldenthread.core.indicators.results import Result
from goldenthread.core.suppression.publishing import Published, Shown, publish
from goldenthread.core.suppression.rules import SmallNumbers
from goldenthread.core.suppression.tables import Key, Sum, Table

RULE = SmallNumbers(threshold=4, base=5)
"""Counts from 1 to 4 are hidden, all others rounded to the nearest 5."""

OF, THOSE, REST = "of", "those", "rest"
_PARTS = {Kind.QUARTER: Kind.MONTH, Kind.YEAR: Kind.QUARTER}
_LENGTH = {Kind.MONTH: 1, Kind.QUARTER: 3}


def kinds_shown(version: Version) -> tuple[Kind, ...]:
    """Return the periods that are shown to those who may not see the cases."""
    if version.measure in (Measure.MEAN, Measure.MEDIAN):
        return (Kind.MONTH,)
    return Kind.MONTH, Kind.QUARTER, Kind.YEAR


def breakdowns_shown(version: Version) -> tuple[str, ...]:
    """Return the breakdowns that they are shown."""
    if version.measure in (Measure.MEAN, Measure.MEDIAN):
        return ()
    return version.breakdowns


def kinds_broken_down(version: Version) -> tuple[Kind, ...]:
    """Return the periods of which they are shown groups."""
    if isinstance(version.counted, Standing):
        return kinds_shown(version)
    return (Kind.YEAR,)


@dataclass(frozen=True, slots=True)
class Safe:
    """A figure as it may be shown; ``value`` is None without one, ``share`` is its words."""

    numerator: Shown | None
    denominator: Shown | None
    share: Shown | None
    result: Result


@dataclass
class Disclosure:
    """All of an indicator's figures that may be shown to those who may not see the cases."""

    indicator: Indicator
    safe: list[Safe] = field(default_factory=list)

    def of(self, kind: Kind, breakdown: str = "") -> list[Safe]:
        """Return the figures of one kind of period, in all or by one breakdown."""
        return [
            one
            for one in self.safe
            if one.result.kind is kind and one.result.breakdown == breakdown
        ]


def disclose(results: Iterable[Result], indicator: Indicator) -> Disclosure:
    """Return what may be shown of figures.

    :param results: every kind of period and every breakdown of `kinds_shown` and
        `breakdowns_shown`, of whole calendar years and what has passed of the last.
    """
    versions = {version.number: version for version in indicator.versions}
    offered = [one for one in results if _is_offered(one, versions[one.version])]
    found = Disclosure(indicator)
    for version in indicator.versions:
        of_version = [one for one in offered if one.version == version.number]
        for part in _apart(of_version, version):
            published = publish_counts(part, version)
            found.safe += [_safe(one, version, published) for one in part]
    return found


def _is_offered(one: Result, version: Version) -> bool:
    if one.is_so_far or one.kind not in kinds_shown(version):
        return False
    if not one.breakdown:
        return True
    is_shown = one.breakdown in breakdowns_shown(version)
    return is_shown and one.kind in kinds_broken_down(version)


def _apart(results: Sequence[Result], version: Version) -> Iterator[list[Result]]:
    """Yield the figures that may tell of one another: of a year; of what stands, of a day."""
    standing = isinstance(version.counted, Standing)
    by: dict[int, list[Result]] = {}
    for one in results:
        last = one.period.last
        by.setdefault(last if standing else last // MONTHS, []).append(one)
    yield from by.values()


def publish_counts(results: Sequence[Result], version: Version) -> Published:
    """Return the counts of some figures as they may be shown, all tied together."""
    return _published(tables_of(results, version))


def tables_of(results: Sequence[Result], version: Version) -> Table:
    """Return the counts of some figures with every sum that ties them together."""
    counts: dict[Key, int] = {}
    for one in results:
        counts |= dict(_counts(one, version))
    sums = dict.fromkeys([*_shares(counts), *_groups(counts), *_periods(results, counts, version)])
    return Table(counts, tuple(sums), frozenset(key for key in counts if key[-1] == REST))


def key_of(one: Result, version: Version, part: str) -> Key:
    """Return what a count is of: of what stands on a day, a month and a quarter are the same."""
    kind = Kind.MONTH if isinstance(version.counted, Standing) else one.kind
    return (kind.value, str(one.period.last), one.breakdown, one.group, part)


def _counts(one: Result, version: Version) -> Iterator[tuple[Key, int]]:
    whole = one.numerator if version.measure is Measure.COUNT else one.denominator
    yield key_of(one, version, OF), whole or 0
    if version.measure is Measure.SHARE:
        those = one.numerator or 0
        yield key_of(one, version, THOSE), those
        yield key_of(one, version, REST), (whole or 0) - those


def _shares(counts: Mapping[Key, int]) -> Iterator[Sum]:
    for key in counts:
        if key[-1] == THOSE:
            yield Sum((*key[:-1], OF), (key, (*key[:-1], REST)))


def _groups(counts: Mapping[Key, int]) -> Iterator[Sum]:
    parts: dict[Key, list[Key]] = {}
    for key in counts:
        kind, last, breakdown, _, part = key
        if breakdown:
            parts.setdefault((kind, last, breakdown, part), []).append(key)
    for (kind, last, _, part), keys in parts.items():
        yield Sum((kind, last, "", "", part), tuple(keys))


def _periods(
    results: Sequence[Result], counts: Mapping[Key, int], version: Version
) -> Iterator[Sum]:
    if isinstance(version.counted, Standing):
        return
    for one in results:
        if one.breakdown or one.kind not in _PARTS:
            continue
        shorter = _PARTS[one.kind]
        step = _LENGTH[shorter]
        ends = range(one.period.first + step - 1, one.period.last + 1, step)
        for part in (OF, THOSE, REST):
            total = key_of(one, version, part)
            keys = tuple((shorter.value, str(end), "", "", part) for end in ends)
            if total in counts and all(key in counts for key in keys):
                yield Sum(total, keys)


def _published(table: Table) -> Published:
    return _kept(tuple(table.counts.items()), table.sums)


@lru_cache(maxsize=256)
def _kept(counts: tuple[tuple[Key, int], ...], sums: tuple[Sum, ...]) -> Published:
    """Work out what is hidden; the same counts need it once, however many pages show them."""
    unprinted = frozenset(key for key, _ in counts if key[-1] == REST)
    return publish(Table(dict(counts), sums, unprinted), RULE)


def _safe(one: Result, version: Version, published: Published) -> Safe:
    of = published.figures[key_of(one, version, OF)]
    if version.measure is Measure.COUNT:
        value = None if of.value is None else Fraction(of.value)
        told = replace(one, numerator=of.value, value=value)
        return Safe(of, None, of, told)
    if version.measure is Measure.SHARE:
        those = published.figures[key_of(one, version, THOSE)]
        share = published.percentage(key_of(one, version, THOSE), key_of(one, version, OF))
        value = None
        if those.value is not None and of.value:
            value = Fraction(those.value, of.value) * 100
        told = replace(one, numerator=those.value, denominator=of.value, value=value)
        return Safe(those, of, share, told)
    is_shown = of.value is not None
    told = replace(one, numerator=None, denominator=of.value, value=one.value if is_shown else None)
    return Safe(None, of, None if is_shown else of, told)
