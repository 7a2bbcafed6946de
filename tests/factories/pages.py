"""Reading a page as its reader does."""

from __future__ import annotations

from django.http import HttpResponse
from lxml import html


def errors_on(page: HttpResponse) -> list[tuple[str, str | None]]:
    """Return the errors listed above a form, each with the address of its field."""
    items = _find(page, "//ul[contains(@class, 'govuk-error-summary__list')]/li")
    return [(_text(item), _href(item)) for item in items]


def words_on(page: HttpResponse) -> str:
    """Return the words in the main part of a page, with single spaces."""
    (main,) = _find(page, "//main")
    return _text(main)


def rows_on(page: HttpResponse) -> list[list[str]]:
    """Return the cells of every row of the page's tables, headings left out."""
    rows = _find(page, "//main//tbody/tr")
    return [[_text(cell) for cell in row.xpath("td|th")] for row in rows]


def links_on(page: HttpResponse) -> dict[str, str]:
    """Return the links in the main part of a page, words to address."""
    links = _find(page, "//main//a[@href]")
    return {_text(link): str(link.get("href")) for link in links}


def hidden_on(page: HttpResponse) -> dict[str, str]:
    """Return what a page's last form carries along unseen."""
    boxes = _find(page, "//main//form")[-1].xpath(".//input[@type='hidden']")
    return {str(box.get("name")): str(box.get("value", "")) for box in boxes}


def _find(page: HttpResponse, path: str) -> list[html.HtmlElement]:
    found: list[html.HtmlElement] = html.fromstring(page.content).xpath(path)
    return found


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _href(item: html.HtmlElement) -> str | None:
    links = item.xpath("a")
    return str(links[0].get("href")) if links else None
