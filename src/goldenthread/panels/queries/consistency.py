"""How often the answer is yes: by panel, by need, by who asked, by setting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.casework.api import (
    ANSWERS,
    Decided,
    Source,
    decisions_between,
    overturned_refusals,
)
from goldenthread.children.api import Need, Placement
from goldenthread.core.code_lists import SEN_SETTINGS, SEN_TYPES, words_for
from goldenthread.panels.models import Conclusion
from goldenthread.panels.policies import is_too_few
from goldenthread.platform.among import Among
from goldenthread.platform.organisations.models import LocalArea

_NEEDS = {one.code: one.words for one in SEN_TYPES}
NO_PANEL, NO_NEED, NO_PLACE = "Without a panel", "No need recorded", "No setting recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Of how many decisions how many were yes; and of the refusals, how many did not stand."""

    name: str
    decided: int
    granted: int
    refused: int
    overturned: int

    @property
    def is_too_few(self) -> bool:
        """Whether there are too few decisions for the share to say anything."""
        return is_too_few(self.decided)

    @property
    def percent(self) -> int:
        """Return the share of yes, in whole percents."""
        return round(100 * self.granted / self.decided) if self.decided else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """The shares of one question: of all decisions, and by each heading."""

    all: Share
    by: Mapping[str, Sequence[Share]]


def consistency(local_area: LocalArea, question: str, first: date, last: date) -> Consistency:
    """Return how one question was answered in these days, as far as this person sees children."""
    yes, no = ANSWERS[question]
    found = [one for one in decisions_between(local_area, first, last) if one.outcome in (yes, no)]
    fell = overturned_refusals([one for one in found if one.outcome == no])
    panels, needs, places = _panels(found), _needs(found), _places(found)
    sources = {one.value: one.label for one in Source}
    headings: dict[str, Callable[[Decided], str]] = {
        "Panel": lambda one: panels.get(one.pk, NO_PANEL),
        "Main need": lambda one: needs.get(one.pk, NO_NEED),
        "Who asked": lambda one: sources[one.source],
        "School or setting": lambda one: places.get(one.pk, NO_PLACE),
    }
    return Consistency(
        all=_share("All decisions", found, yes, fell),
        by={name: _grouped(found, of, yes, fell) for name, of in headings.items()},
    )


def _grouped(
    found: Iterable[Decided], of: Callable[[Decided], str], yes: str, fell: set[int]
) -> list[Share]:
    groups: dict[str, list[Decided]] = defaultdict(list)
    for one in found:
        groups[of(one)].append(one)
    shares = [_share(name, many, yes, fell) for name, many in groups.items()]
    return sorted(shares, key=lambda share: (-share.decided, share.name))


def _share(name: str, found: Sequence[Decided], yes: str, fell: set[int]) -> Share:
    granted = sum(one.outcome == yes for one in found)
    return Share(
        name=name,
        decided=len(found),
        granted=granted,
        refused=len(found) - granted,
        overturned=sum(one.pk in fell for one in found),
    )


def _panels(found: Sequence[Decided]) -> dict[int, str]:
    concluded = Conclusion.objects.filter(Among("decision_id", [one.pk for one in found]))
    return dict(concluded.values_list("decision_id", "item__panel__name"))


def _needs(found: Sequence[Decided]) -> dict[int, str]:
    rows = Need.objects.filter(Among("child_id", {one.child_id for one in found}), rank=1)
    days = rows.values_list("child_id", "since", "until", "sen_type")
    return _on_their_day(
        found, ((c, since, until, _NEEDS.get(code, code)) for c, since, until, code in days)
    )


def _places(found: Sequence[Decided]) -> dict[int, str]:
    rows = Placement.objects.filter(Among("child_id", {one.child_id for one in found}), rank=1)
    days = rows.values_list("child_id", "since", "until", "setting__name", "otherwise")
    return _on_their_day(
        found,
        (
            (child, since, until, name or words_for(SEN_SETTINGS, otherwise))
            for child, since, until, name, otherwise in days
        ),
    )


def _on_their_day(
    found: Sequence[Decided], rows: Iterable[tuple[int, date, date | None, str]]
) -> dict[int, str]:
    """Return for each decision what held for its child on its day, by the decision's number."""
    of: dict[int, list[tuple[date, date | None, str]]] = defaultdict(list)
    for child, since, until, words in rows:
        of[child].append((since, until, words))
    return {
        one.pk: words
        for one in found
        for since, until, words in of[one.child_id]
        if since <= one.decided_on and (until is None or until >= one.decided_on)
    }
