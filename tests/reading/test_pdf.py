"""Reads PDFs that a browser prints, for their geometry is that of real ones."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from goldenthread.core.enums import Status
from goldenthread.reading.api import CannotRead, read_plan
from goldenthread.reading.document import Place
from goldenthread.reading.furniture import is_furniture, running_lines
from goldenthread.reading.loaders.pdf import load
from goldenthread.reading.loaders.pdf_lines import Line, Vocabulary, paragraphs_of
from tests.reading.pages import areas, table

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STYLE = "@page{size:A4 landscape;margin:15mm} body{font:11pt sans-serif} table{width:100%}"


def printed(folder: Path, body: str, style: str = "") -> Path:
    """Print a page to PDF with the browser."""
    page, path = folder / "page.html", folder / "plan.pdf"
    head = f"<head><meta charset=utf-8><style>{STYLE}{style}</style></head>"
    page.write_text(f"<html>{head}<body>{body}</body></html>", "utf-8")
    assert BROWSER is not None
    command = [BROWSER, *FLAGS, f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={path}"]
    subprocess.run([*command, str(page)], check=True, capture_output=True, timeout=90)
    return path


LONG = "Work with every school and college in the area so that nobody is left out of it"
HEAD = ("Ref", "Action", "Lead", "Timescale", "Measure", "RAG")


def long_table(rows: int) -> str:
    """Return a table of actions that goes over pages, its header printed on each."""
    body = "".join(
        f"<tr><td>1.{n}</td><td>{LONG}, in step {n} of many.<ul><li>Begin it well</li></ul></td>"
        f"<td>Head of Service {n}<br>Parent Carer Forum</td><td>May 2025</td><td>{LONG}.</td>"
        "<td style='background:#92D050;-webkit-print-color-adjust:exact'>On track</td></tr>"
        for n in range(1, rows + 1)
    )
    head = "".join(f"<th width=16%>{name}</th>" for name in HEAD)
    style = "border-collapse:collapse"
    return f"<table border=1 style='{style}'><thead><tr>{head}</tr></thead>{body}</table>"


def test_a_table_over_several_pages_is_one_again(tmp_path: Path) -> None:
    path = printed(
        tmp_path,
        "<h1>Marlshire SEND Plan</h1><h2>Priority 1: Schools</h2>" + long_table(40),
        "tr{break-inside:auto}",
    )

    plan = read_plan(path).plan

    assert len(list(load(path).tables())) == 1
    (area,) = plan.areas
    assert [a.ref for a in area.actions] == [f"1.{n}" for n in range(1, 41)]
    for n, action in enumerate(area.actions, start=1):
        assert action.text == f"{LONG}, in step {n} of many."
        assert [m.text for m in action.milestones] == ["Begin it well"]
        assert action.leads == [f"Head of Service {n}", "Parent Carer Forum"]
        assert (action.due, action.measures) == ("2025-05", [f"{LONG}."])
        assert action.status is Status.ON_TRACK


def test_a_table_without_rules_is_read_by_its_columns(tmp_path: Path) -> None:
    body = table(
        HEAD,
        ("A1", "Agree what good advice is", "DCO", "Q2 2024/25", "In 6 weeks", "Amber"),
        ("A2", "Ask again when it is late", "SEND manager", "Ongoing", "None late", "Green"),
    ).replace("border=1", "border=0 cellpadding=8")
    path = printed(tmp_path, "<h1>Marlshire SEND Plan</h1><h2>Priority 1: Advice</h2>" + body)

    (area,) = read_plan(path).plan.areas

    assert [(a.ref, a.text, a.leads, a.due, a.status) for a in area.actions] == [
        ("A1", "Agree what good advice is", ["DCO"], "2024-09", Status.AT_RISK),
        ("A2", "Ask again when it is late", ["SEND manager"], None, Status.ON_TRACK),
    ]


def test_lists_whose_marks_are_drawn_are_lists(tmp_path: Path) -> None:
    path = printed(
        tmp_path,
        "<h1>Marlshire plan for SEND</h1><ol><li>Priority 1: Data<ul>"
        "<li>Build a dashboard (Lead: Head of Data; by when: May 2025)</li>"
        "<li>Train analysts (Lead: Data Manager; by when: June 2025)</li></ul></li></ol>",
    )

    assert areas(read_plan(path).plan) == [("1", "Data", ["Build a dashboard", "Train analysts"])]


def test_a_pdf_of_pictures_needs_text_recognition(tmp_path: Path) -> None:
    path = printed(tmp_path, "<svg width=300 height=200><circle cx=90 cy=90 r=80 /></svg>")

    with pytest.raises(CannotRead, match="text recognition"):
        read_plan(path)


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]/Size 4>>\n%%EOF\n"
    )

    with pytest.raises(CannotRead, match="password"):
        read_plan(path)


def line(text: str, top: float, *, x1: float = 100.0, x0: float = 0.0, first: float = 30.0) -> Line:
    return Line(text, x0, x1, top, top + 10, 10.0, bold=False, first_width=first)


def test_what_repeats_in_the_margins_is_furniture_and_what_stands_between_is_not() -> None:
    pages = [
        (800.0, [line("Draft plan", 20), line("Same words", 400), line(f"Page {n} of 3", 780)])
        for n in (1, 2, 3)
    ]

    running = running_lines(pages)

    kept = [[ln.text for ln in lines if not is_furniture(ln, 800, running)] for _, lines in pages]
    assert kept == [["Same words"]] * 3


def test_lines_make_paragraphs_and_broken_words_are_mended() -> None:
    lines = [
        line("• First the informa-", 0),
        line("tion is shared by co-", 12, x0=12),
        line("production.", 24, x0=12, x1=40),
        line("Then it ends.", 36, x1=50),
        line("A new one", 60),
    ]
    words = Vocabulary({"information"}, {10.0: 12.0})

    found = paragraphs_of(lines, words, Place(), right=100)

    assert [(p.text, p.depth) for p in found] == [
        ("First the information is shared by co-production.", 1),
        ("Then it ends.", 0),
        ("A new one", 0),
    ]
