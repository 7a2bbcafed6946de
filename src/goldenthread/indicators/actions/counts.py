"""Working counts out again, to be kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from django.db import transaction

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import years_until
from goldenthread.core.indicators.statements import Question
from goldenthread.indicators.models import KeptCounts
from goldenthread.indicators.queries.counting import counts_now
from goldenthread.indicators.queries.kept import YEARS, made_by, packed
from goldenthread.indicators.queries.quality import without_dates
from goldenthread.indicators.queries.registry import registry
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea

_BATCH = 100
_FIELDS = ("made_by", "first_month", "last_month", "as_of", "worked_out_at", "cells")


@transaction.atomic
def work_out(
    *,
    local_area: LocalArea,
    indicators: Collection[Indicator],
    by: Member | None,
    on: date,
    at: datetime,
) -> int:
    """Work out the counts of indicators with every breakdown, and keep them in place of others.

    :param by: who asked for it; none for the work of the night.
    :returns: how many rows are kept of them.
    :raises NotPermitted: when they may not.
    """
    if by is not None:
        by.check_may(Power.READ_PLAN)
    within = years_until(on, YEARS)
    questions = [
        Question(one.id, version, version.breakdowns)
        for one in _with_what_is_lacking(indicators)
        for version in one.versions
    ]
    rows = [
        KeptCounts(
            local_area=local_area, indicator=asked.indicator, definition=asked.version.number,
            breakdown=breakdown, made_by=made_by(asked.version), first_month=within.first,
            last_month=within.last, as_of=on, worked_out_at=at,
            cells=packed(cells),
        )
        for asked, found in counts_now(local_area, questions, within, on=on)
        for breakdown, cells in found.items()
    ]  # fmt: skip
    KeptCounts.objects.bulk_create(
        sorted(rows, key=lambda row: (row.indicator, row.definition, row.breakdown)),
        batch_size=_BATCH, update_conflicts=True, update_fields=_FIELDS,
        unique_fields=["local_area", "indicator", "definition", "breakdown"],
    )  # fmt: skip
    if by is not None:
        record("indicators.worked_out", about=local_area, by=by, on=on,
               reason=", ".join(one.id for one in indicators))  # fmt: skip
    return len(rows)


@transaction.atomic
def drop_old(*, local_area: LocalArea, by: Member | None, on: date) -> int:
    """Drop counts of definitions that are no more, or count otherwise now; return how many."""
    del by, on
    ways = {
        (one.id, version.number): (made_by(version), {"", *version.breakdowns})
        for one in _with_what_is_lacking(registry())
        for version in one.versions
    }
    kept = KeptCounts.objects.filter(local_area=local_area).defer("cells")
    old = [row.pk for row in kept if not _is_asked(row, ways)]
    KeptCounts.objects.filter(pk__in=old).delete()
    return len(old)


def _with_what_is_lacking(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    """Yield indicators, and beside each what counts the rows that it leaves out."""
    for one in indicators:
        yield one
        yield from without_dates(one).values()


def _is_asked(row: KeptCounts, ways: dict[tuple[str, int], tuple[str, set[str]]]) -> bool:
    way, breakdowns = ways.get((row.indicator, row.definition), ("", set()))
    return row.made_by == way and row.breakdown in breakdowns
