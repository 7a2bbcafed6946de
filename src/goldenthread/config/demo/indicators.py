"""Targets of the fictional area’s indicators, one of them changed, and the stories behind them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from goldenthread.core.measurements import last_day, months_on
from goldenthread.indicators import api as indicators
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.reach import as_member


def make_targets(*, manager: Member, today: date) -> None:
    """Set targets for three indicators, change one, and tell two stories of another."""
    began = last_day(months_on(today, -10))
    ends = date(today.year + 1, 3, 31)
    later = began + timedelta(days=120)
    with as_member(manager, on=today):
        in_time = _set(manager, "TIM-01", began, Decimal(45), ends, Decimal(90), tolerance=5)
        indicators.change_target(
            target=in_time, aim=_aim(began, Decimal(45), ends, Decimal(75), 5, {
                "milestones": [{"on": later.isoformat(), "value": "55"}],
            }),
            reason="Two educational psychologists left; the board agreed a slower path.",
            version=in_time.version, by=manager, on=later,
        )  # fmt: skip
        _set(manager, "TIM-05", began, Decimal(26), ends, Decimal(20), tolerance=2)
        _set(manager, "ASM-02", began, Decimal(80), ends, Decimal(95), tolerance=5)
        for text, on in (
            ("Most delays begin with advice that comes late. We began to pay for more assessments"
             " by psychologists in the spring.", later),
            ("Advice now comes sooner, and the oldest cases are nearly done. While they are"
             " finished, fewer of the plans that we issue can be on time. Next we meet the two"
             " services whose advice is latest.", today - timedelta(days=9)),
        ):  # fmt: skip
            indicators.write_story(
                indicator=indicators.registry().indicators["TIM-01"], text=text, by=manager, on=on
            )


def _set(
    manager: Member, name: str, began: date, start: Decimal, ends: date, value: Decimal, *,
    tolerance: int,
) -> Any:  # fmt: skip
    return indicators.set_target(
        indicator=indicators.registry().indicators[name],
        aim=_aim(began, start, ends, value, tolerance, {}),
        reason="Promised in the improvement plan.", by=manager, on=began,
    )  # fmt: skip


def _aim(
    began: date, start: Decimal, ends: date, value: Decimal, tolerance: int, way: dict[str, Any]
) -> indicators.Aim:
    return indicators.Aim(
        baseline_on=began, baseline_value=start, target_on=ends, target_value=value,
        tolerance=Decimal(tolerance), way=way,
    )  # fmt: skip
