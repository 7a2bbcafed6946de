"""What every list page has: a page of rows, headings that sort, filters that come off, paging."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, overload
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
PER_PAGE = 50


class HasName(Protocol):
    """What a list of choices asks of a row."""

    @property
    def pk(self) -> int:
        """Return its number in the table."""

    @property
    def name(self) -> str:
        """Return what it is called."""


class Named(NamedTuple):
    """The number and the name of a row, where a page offers hundreds and needs no more of each."""

    pk: int
    name: str


def named(rows: QuerySet[M]) -> list[Named]:
    """Return the number and name of each row."""
    return [Named(*row) for row in rows.values_list("pk", "name")]


class InOrder(Sequence[M]):
    """Rows in an order that was worked out before, by their numbers; a page is fetched at a time.

    :param rows: a query that shows all of them.
    """

    def __init__(self, rows: QuerySet[M], numbers: Sequence[int]) -> None:
        self._rows, self._numbers = rows, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> M: ...
    @overload
    def __getitem__(self, place: slice) -> list[M]: ...
    def __getitem__(self, place: int | slice) -> M | list[M]:
        if isinstance(place, int):
            return self._rows.get(pk=self._numbers[place])
        wanted = self._numbers[place]
        found = self._rows.in_bulk(wanted)
        return [found[number] for number in wanted if number in found]


class Listing(Generic[M]):
    """One page of a list whose address carries its filters, order and page.

    :param asked: the address's own parameters, as given.
    """

    def __init__(self, found: QuerySet[M] | Sequence[M], asked: Mapping[str, str]) -> None:
        self._asked = {key: value for key, value in asked.items() if value}
        self._page = Paginator(found, PER_PAGE).get_page(asked.get("page") or 1)

    @property
    def rows(self) -> list[M]:
        """The rows of this page."""
        return list(self._page.object_list)

    @property
    def count(self) -> int:
        """How many rows there are on all pages."""
        return self._page.paginator.count

    def address(self, **changes: str) -> str:
        """Return this list's address with some parameters changed; "" takes one away."""
        kept = {k: v for k, v in {**self._asked, "page": "", **changes}.items() if v}
        return f"?{urlencode(kept)}"

    def heading(self, text: str, key: str, *, is_usual: bool = False) -> dict[str, str]:
        """Return a heading that sorts: its link and the direction in which it sorts now."""
        sort = self._asked.get("sort", key if is_usual else "")
        now = {key: "ascending", f"-{key}": "descending"}.get(sort, "none")
        turned = f"-{key}" if now == "ascending" else key
        return {"text": text, "href": self.address(sort=turned), "sort": now}

    def filters(self, words: Mapping[str, str]) -> list[dict[str, str]]:
        """Return the filters that are on, each with the address without it.

        :param words: parameter to what its tag says.
        """
        return [
            {"text": text, "href": self.address(**{key: ""})}
            for key, text in words.items()
            if key in self._asked
        ]

    @property
    def paging(self) -> dict[str, Any] | None:
        """What the pagination component takes, or None when all is on one page."""
        page, pages = self._page, self._page.paginator.num_pages
        if pages == 1:
            return None
        items = [
            {"ellipsis": True}
            if isinstance(n, str)
            else {
                "number": n,
                "href": self.address(page=str(n)),
                "current": n == page.number,
            }
            for n in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        ]
        params: dict[str, Any] = {"items": items}
        if page.has_previous():
            params["previous"] = {"href": self.address(page=str(page.previous_page_number()))}
        if page.has_next():
            params["next"] = {"href": self.address(page=str(page.next_page_number()))}
        return params
