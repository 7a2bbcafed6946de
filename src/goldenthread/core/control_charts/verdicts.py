"""What a control chart says, in one plain sentence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from goldenthread.core.control_charts.charts import ControlChart, Marked, Meaning, Stretch
from goldenthread.core.control_charts.lines import Lines
from goldenthread.core.control_charts.signals import Rule, Rules
from goldenthread.core.measurements import Unit, month_words

_GOOD = {
    Meaning.IMPROVING: " This is better.",
    Meaning.CONCERNING: " This is worse.",
    Meaning.CHANGED: "",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the latest change is real, and the sentence; None when it is too early to say."""

    is_real: bool | None
    meaning: Meaning
    sentence: str


def verdict(chart: ControlChart) -> Verdict:
    """Say whether the latest month with a figure is more than chance explains, and why."""
    stretch = chart.stretches[-1]
    if stretch.mean is None:
        return Verdict(None, Meaning.TOO_EARLY, _too_early(stretch, chart.rules))
    last = stretch.known[-1]
    if last.signals:
        why = _why(last, stretch, chart.rules, chart.series.unit)
        sentence = f"The change is real: {why}.{_GOOD[last.meaning]}"
        return Verdict(True, last.meaning, sentence)
    return Verdict(False, Meaning.CHANCE, _by_chance(last, stretch, chart.series.unit))


def _too_early(stretch: Stretch, rules: Rules) -> str:
    known = len(stretch.known)
    many = {0: "no month has a figure", 1: "only 1 month has a figure"}.get(
        known, f"only {known} months have a figure"
    )
    since = f" since {month_words(stretch.step.month)} ({stretch.step.why})" if stretch.step else ""
    return f"It is too early to say: {many}{since}, and {rules.baseline} are needed."


def _why(last: Marked, stretch: Stretch, rules: Rules, unit: Unit) -> str:
    rule, up = last.signals[0].rule, last.direction > 0
    lines = _lines(last)
    if rule is Rule.OUTSIDE:
        limit = unit.said(lines.high if up else lines.low)
        side, end = ("above", "most") if up else ("below", "least")
        return f"{_figure(last, unit)} is {side} {limit}, the {end} that chance explains"
    many = _how_long(stretch, rule)
    if rule is Rule.RUN:
        side = "above" if up else "below"
        return f"the last {many} months are all {side} the mean of {unit.said(lines.mean)}"
    if rule is Rule.TREND:
        return f"it {'rose' if up else 'fell'} from month to month over the last {many} months"
    limit = "upper" if up else "lower"
    return f"two of the last three months are close to the {limit} limit"


def _how_long(stretch: Stretch, rule: Rule) -> int:
    """Return for how many months, up to the last, it has stood out by the same rule."""
    latest = next(signal for signal in stretch.known[-1].signals if signal.rule is rule)
    return len(list(takewhile(lambda month: latest in month.signals, reversed(stretch.known))))


def _by_chance(last: Marked, stretch: Stretch, unit: Unit) -> str:
    lines = _lines(last)
    between = f"between {unit.said(lines.low)} and {unit.said(lines.high)}"
    sentence = f"No real change: {_figure(last, unit)} is {between}, as chance would have it"
    stood_out = [month for month in stretch.known if month.signals]
    if stood_out:
        sentence += f"; the last month to stand out was {month_words(stood_out[-1].point.month)}"
    return f"{sentence}."


def _figure(month: Marked, unit: Unit) -> str:
    return f"{unit.said(month.point.value or 0.0)} in {month_words(month.point.month)}"


def _lines(month: Marked) -> Lines:
    assert month.lines is not None  # noqa: S101 -- a stretch with a mean has them
    return month.lines
