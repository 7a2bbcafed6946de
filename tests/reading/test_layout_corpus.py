"""The corpus itself is sound: every file opens, and its right answer is printed in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import docx
import lxml.html
import openpyxl
import pdfplumber
import pytest
from docx.oxml.ns import qn

from goldenthread.core.plan_format import PlanDocument, dumps, loads
from tests.reading.conftest import Written
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.registry import LAYOUTS, available
from tests.reading.scoring import score

DATE_FORMATS = {"dd/mm/yyyy": "%d/%m/%Y", "mmm yy": "%b %y"}
NOT_PRINTED = {"ref", "source", "status", "status_text", "start", "due", "focus_area", "kind"}
each_layout = pytest.mark.parametrize("layout", available(), ids=lambda layout: layout.name)


def _docx_text(path: Path) -> Iterator[str]:
    body = docx.Document(str(path)).element.body
    for paragraph in body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _xlsx_text(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            yield from (_shown(cell) for cell in row if cell.value is not None)


def _shown(cell: Any) -> str:
    if isinstance(cell.value, date):
        return cell.value.strftime(DATE_FORMATS[cell.number_format])
    return str(cell.value)


def _pdf_text(path: Path) -> Iterator[str]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            yield from (word["text"] for word in page.extract_words())


def _html_text(path: Path) -> Iterator[str]:
    yield from (str(text) for text in lxml.html.parse(path).getroot().itertext())


def _plain_text(path: Path) -> Iterator[str]:
    yield path.read_text(encoding="utf-8")


TEXT_OF: dict[str, Callable[[Path], Iterator[str]]] = {
    "docx": _docx_text,
    "xlsx": _xlsx_text,
    "pdf": _pdf_text,
    "html": _html_text,
    "txt": _plain_text,
    "md": _plain_text,
    "tsv": _plain_text,
    "csv": _plain_text,
}


def _words(texts: Iterator[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"[a-z0-9%]+", text.lower()))


def _promised(node: Any) -> Iterator[str]:
    """Yield every text of the answer that a file prints in words, dates apart."""
    if isinstance(node, str):
        yield node.replace("[...]", " ")
    elif isinstance(node, list):
        for item in node:
            yield from _promised(item)
    elif isinstance(node, dict):
        for name, value in node.items():
            if name not in NOT_PRINTED and not name.endswith("_text"):
                yield from _promised(value)


def _dates(plan: PlanDocument) -> Iterator[str]:
    for _, action in plan.actions():
        yield from (text for text in (action.start_text, action.due_text) if text)
        yield from (step.due_text for step in action.milestones if step.due_text)


@each_layout
def test_the_file_prints_every_word_of_its_answer(layout: Layout, written: Written) -> None:
    path, plan = written(layout)

    printed = _words(TEXT_OF[layout.ending](path))

    areas = asdict(plan)["areas"]
    assert _words(_promised([plan.title, areas])) - printed == Counter()
    assert set(_words(_dates(plan))) - set(printed) == set()


@each_layout
def test_the_answer_is_a_plan_in_the_exchange_format(layout: Layout, written: Written) -> None:
    _, plan = written(layout)

    assert loads(dumps(plan)) == plan
    assert score(plan, plan).f1 == 1.0
    assert len(list(plan.actions())) >= 6


@pytest.mark.parametrize(
    "layout",
    [layout for layout in LAYOUTS if not layout.needs_browser],
    ids=lambda layout: layout.name,
)
def test_a_layout_has_the_same_answer_each_time(
    layout: Layout, written: Written, tmp_path: Path
) -> None:
    _, plan = written(layout)

    _, again = layout.write(tmp_path)

    assert again == plan


def test_no_layout_is_opened_without_being_counted() -> None:
    families = {family: [0, 0] for family in ("word", "excel", "pdf", "web", "text")}
    for layout in LAYOUTS:
        families[layout.name.partition("-")[0]][layout.held_out] += 1

    assert families == {
        "word": [13, 0],
        "excel": [4, 2],
        "pdf": [8, 0],
        "web": [3, 3],
        "text": [3, 3],
    }
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)
