"""The list of children: searched, filtered, sorted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, FilteredRelation, Q, QuerySet, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce

from goldenthread.children.enums import Rank
from goldenthread.children.models import Child, Need, Placement, Setting
from goldenthread.children.queries.likeness import ALIKE, likeness_of
from goldenthread.children.queries.records import records_open_to
from goldenthread.core.imprecise_dates import parse_date
from goldenthread.core.names import folded
from goldenthread.core.school_years import born_in_year_group
from goldenthread.platform.among import Among
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.ui.listing import InOrder

SORTS = {
    "name": ("surname", "forename"),
    "number": ("number",),
    "born": ("date_of_birth",),
    "setting": ("setting_name",),
    "need": ("need_type",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of the list is asked for."""

    words: str = ""
    setting: int | None = None
    year: int | None = None
    need: str = ""
    sort: str = "name"


def children_of(local_area: LocalArea) -> QuerySet[Child]:
    """Return the children whom this person may see, records that were merged left out."""
    return local_area.children.filter(merged_into=None)


def children_chosen(choice: Choice, *, by: Member, on: date) -> QuerySet[Child] | InOrder[Child]:
    """Return the children who fit and whose record this person may open, in the chosen order."""
    local_area = by.local_area
    found = records_open_to(children_of(local_area), by, on=on)
    if choice.setting:
        placed = Placement.objects.filter(_on_day(on), setting=choice.setting)
        found = found.filter(pk__in=placed.values("child"))
    if choice.need:
        needing = Need.objects.filter(_on_day(on), sen_type=choice.need)
        found = found.filter(pk__in=needing.values("child"))
    if choice.year is not None:
        first, last = born_in_year_group(choice.year, on)
        found = found.filter(date_of_birth__range=(first, last))
    order = _order(choice.sort)
    is_ranked = False
    if choice.words:
        found, is_ranked = _searched(found, choice.words)
        order = ("-likeness", *order) if is_ranked and choice.sort == "name" else order
    found = _with_sorted(found, choice.sort, on=on).order_by(*order, "surname", "forename", "pk")
    if not is_ranked:
        return found
    # likeness is worked out for every child of the area: once, and not to count them as well
    return InOrder(children_of(local_area), list(found.values_list("pk", flat=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Where a child mainly goes, and what they mainly need, on a day; "" where it is not known."""

    setting: str = ""
    otherwise: str = ""
    need: str = ""


def facts_of(children: Sequence[Child], *, on: date) -> dict[int, Facts]:
    """Return the main facts of each child, by number; asked for one page of the list at a time."""
    mine = Q(Among("child_id", [child.pk for child in children]), rank=Rank.FIRST)
    needs = dict(Need.objects.filter(mine, _on_day(on)).values_list("child", "sen_type"))
    placements = Placement.objects.filter(mine, _on_day(on)).values_list(
        "child", "setting__name", "otherwise"
    )
    placed = {child: (setting or "", otherwise) for child, setting, otherwise in placements}
    found = {}
    for child in children:
        setting, otherwise = placed.get(child.pk, ("", ""))
        need = needs.get(child.pk, "")
        found[child.pk] = Facts(setting=setting, otherwise=otherwise, need=need)
    return found


def settings_in_use(local_area: LocalArea) -> QuerySet[Setting]:
    """Return the register's settings by name."""
    return local_area.settings.order_by("name", "pk")


def _order(sort: str) -> tuple[str, ...]:
    sign = "-" if sort.startswith("-") else ""
    fields = SORTS.get(sort.removeprefix("-"), SORTS["name"])
    return tuple(f"{sign}{field}" for field in fields)


def _on_day(on: date) -> Q:
    return Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))


def _with_sorted(found: QuerySet[Child], sort: str, *, on: date) -> QuerySet[Child]:
    """Annotate what the list is sorted by, and no more.

    By a join with the parts that hold on the day, of which a child has one at most: looked up
    child by child it would cost half a second in a large area.
    """
    key = sort.removeprefix("-")
    if key == "setting":
        found = found.annotate(main_placement=_main("placements", on))
        return found.annotate(setting_name=Coalesce("main_placement__setting__name", Value("")))
    if key == "need":
        found = found.annotate(main_need=_main("needs", on))
        return found.annotate(need_type=Coalesce("main_need__sen_type", Value("")))
    return found


def _main(parts: str, on: date) -> FilteredRelation:
    holding = Q(**{f"{parts}__until": None}) | Q(**{f"{parts}__until__gte": on})
    main = Q(**{f"{parts}__rank": Rank.FIRST, f"{parts}__since__lte": on})
    return FilteredRelation(parts, condition=main & holding)


def _searched(found: QuerySet[Child], words: str) -> tuple[QuerySet[Child], bool]:
    """Narrow to a number, a date of birth or names; whether it is ranked by likeness of names."""
    plain = re.sub(r"[\s\-]", "", words).upper()
    if plain.isdigit() or re.fullmatch(r"[A-Z][0-9]{11}[0-9A-Z]", plain):
        number = Q(number=int(plain)) if plain.isdigit() and len(plain) < 10 else Q(pk__in=[])
        return found.filter(number | Q(upn=plain) | Q(uln=plain) | Q(nhs_number=plain)), False
    born = parse_date(words).date if re.search(r"[0-9]", words) else None
    if born is not None and born.month is not None:
        return found.filter(date_of_birth__range=(born.first_day, born.last_day)), False
    return by_names(found, words), True


def by_names(found: QuerySet[Child], words: str) -> QuerySet[Child]:
    """Narrow to those whose names hold each of the words, in any order and with a slip in each.

    Each gets `likeness`, the higher the nearer. Without a letter in the words nobody fits.
    """
    parts = folded(words).split()
    if not parts:
        return found.none().annotate(likeness=Value(0.0))
    total: CombinedExpression | Case | None = None
    for place, part in enumerate(parts):
        like = likeness_of(part)
        found = found.alias(**{f"like_{place}": like}).filter(**{f"like_{place}__gte": ALIKE})
        total = like if total is None else total + like
    return found.annotate(likeness=total)
