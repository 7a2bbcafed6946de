"""An indicator's figures as files: every period and breakdown that this person may see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.results import Result
from goldenthread.indicators.permissions import READS
from goldenthread.indicators.policies.disclosure import Safe
from goldenthread.indicators.presenters import downloads as presented
from goldenthread.indicators.presenters.safe import rule_words
from goldenthread.indicators.queries.seen import Seen, kinds_for, seen_by, sees_all
from goldenthread.indicators.views.figures import find_or_404
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.spreadsheets import csv_of


@needs(READS)
def indicators_csv(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """Give the figures as a table for a spreadsheet."""
    indicator = find_or_404(indicator_id)
    rows = [list(one.values()) for one in _records(request, indicator)]
    return HttpResponse(
        csv_of(presented.HEADINGS, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{indicator.id}.csv"'},
    )


@needs(READS)
def indicators_json(request: AreaRequest, indicator_id: str) -> HttpResponse:
    """Give the figures for a program, with the rule by which small numbers were kept back."""
    indicator = find_or_404(indicator_id)
    exact = sees_all(indicator.latest, request.member)
    return JsonResponse({
        "indicator": indicator.id,
        "name": indicator.name,
        "question": indicator.question,
        "small_numbers": "" if exact else rule_words(),
        "figures": list(_records(request, indicator)),
    })  # fmt: skip


def _records(request: AreaRequest, indicator: Indicator) -> Iterator[dict[str, Any]]:
    version = indicator.latest
    kinds = kinds_for(version, exact=sees_all(version, request.member))
    breakdowns = sorted({by for one in indicator.versions for by in one.breakdowns})
    seen = seen_by(
        request.member, indicator, kinds=kinds, breakdowns=breakdowns, on=timezone.localdate()
    )
    return presented.records(_told(seen), indicator)


def _told(seen: Seen) -> Iterator[tuple[Result, Safe | None]]:
    if seen.safe is not None:
        yield from ((one.result, one) for one in seen.safe.safe)
        return
    yield from ((one, None) for one in seen.results)
