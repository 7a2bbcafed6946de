"""In time and quality, service by service: counted over months in which advice was asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from goldenthread.advice.enums import Verdict
from goldenthread.advice.models import LateReason, QualityCheck, Reuse
from goldenthread.advice.policies import is_allowed
from goldenthread.casework.api import (
    AdviceDue,
    AdviceRequest,
    advice_dues,
    advice_that_counts,
)
from goldenthread.core.clock.states import State
from goldenthread.platform.organisations.models import LocalArea


@dataclass(slots=True, kw_only=True)
class Service:
    """What one service was asked in these months, and what became of it.

    `late_*` counts what came late or is late, by whether a reason that the law allows, or an
    exception of the case, is recorded.
    """

    name: str
    asked: int = 0
    came: int = 0
    in_time: int = 0
    late_allowed: int = 0
    late_not_allowed: int = 0
    late_unsaid: int = 0
    waiting: int = 0
    sent_back: int = 0
    reused: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def average(self) -> float | None:
        """The days from request to advice on average, of what came; None when nothing did."""
        return sum(self.days) / len(self.days) if self.days else None

    @property
    def share_in_time(self) -> float | None:
        """The share that came in time of all that came or is late; None when there is nothing."""
        late = self.late_allowed + self.late_not_allowed + self.late_unsaid
        counted = self.in_time + late
        return self.in_time / counted if counted else None


def figures(
    local_area: LocalArea,
    *,
    since: date,
    until: date,
    organisations: Collection[int] | None,
    on: date,
) -> list[Service]:
    """Return the figures of each service, by name. To be asked with the reach of the whole area.

    They name no child. Restricted records are left out, and advice of historical cases.

    :param since: the first day of the first month; `until` the first day of the last.
    :param organisations: only of these; of all when None.
    """
    end = (until + timedelta(days=31)).replace(day=1)
    found = AdviceRequest.objects.filter(
        advice_that_counts(), local_area=local_area, case__historical=False,
        advice_requested_on__gte=since, advice_requested_on__lt=end,
    ).select_related("organisation")  # fmt: skip
    if organisations is not None:
        found = found.filter(organisation__in=organisations)
    asked = list(found)
    dues = advice_dues(asked, on=on)
    why, back = _reasons(asked), _sent_back(asked)
    services: dict[str, Service] = {}
    for one in asked:
        service = _service(services, _name(one))
        service.sent_back += one.pk in back
        _count(service, one, dues.get(one.pk), why.get(one.pk))
    for name in _reused(local_area, since, end, organisations):
        _service(services, name).reused += 1
    return sorted(services.values(), key=lambda service: service.name)


def _service(services: dict[str, Service], name: str) -> Service:
    return services.setdefault(name, Service(name=name))


def _name(one: AdviceRequest) -> str:
    if one.organisation:
        return one.organisation.name
    return _of_others(one)  # who has no organisation here is not named


def _count(service: Service, one: AdviceRequest, due: AdviceDue | None, why: str | None) -> None:
    service.asked += 1
    if one.advice_received_on:
        service.came += 1
        service.days.append((one.advice_received_on - one.advice_requested_on).days)
    is_excused = bool(due and due.state == State.EXCUSED) or (why is not None and is_allowed(why))
    if due and due.days_late:
        service.late_allowed += is_excused
        service.late_not_allowed += why is not None and not is_excused
        service.late_unsaid += why is None and not is_excused
    elif one.advice_received_on:
        service.in_time += 1
    service.waiting += one.advice_received_on is None and one.withdrawn_on is None


def _reasons(asked: list[AdviceRequest]) -> dict[int, str]:
    found = LateReason.objects.filter(advice__in=[one.pk for one in asked])
    return dict(found.values_list("advice_id", "code"))


def _sent_back(asked: list[AdviceRequest]) -> set[int]:
    found = QualityCheck.objects.filter(
        advice__in=[one.pk for one in asked], verdict=Verdict.RETURNED
    )
    many: dict[int, int] = defaultdict(int)
    for pk in found.values_list("advice_id", flat=True):
        many[pk] += 1
    return set(many)


def _reused(
    local_area: LocalArea, since: date, end: date, organisations: Collection[int] | None
) -> Iterator[str]:
    found = Reuse.objects.filter(
        local_area=local_area, council_agreed_on__gte=since, council_agreed_on__lt=end
    ).select_related("organisation")
    for one in found:
        if organisations is None or one.organisation_id in organisations:
            yield one.organisation.name if one.organisation else _of_others(one)


def _of_others(one: AdviceRequest | Reuse) -> str:
    return f"{one.get_kind_display()}, asked of others"
