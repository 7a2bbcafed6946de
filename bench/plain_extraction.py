"""What a person would do without the reader: take tables and words out as they are.

The file's own library gives rows of cells and lines of text; nobody yet says what is an action.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber
from lxml import html
from python_calamine import CalamineWorkbook


def _pdf(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.extract_text()
            page.close()


def _word(path: Path) -> None:
    document = docx.Document(str(path))
    for table in document.tables:
        for row in table.rows:
            [cell.text for cell in row.cells]


def _workbook(path: Path) -> None:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def _web(path: Path) -> None:
    html.fromstring(path.read_bytes()).text_content()


EXTRACT: dict[str, Callable[[Path], object]] = {
    ".pdf": _pdf,
    ".docx": _word,
    ".xlsx": _workbook,
    ".html": _web,
    ".txt": lambda path: path.read_text(encoding="utf-8", errors="replace").splitlines(),
}

if __name__ == "__main__":
    target = Path(sys.argv[1])
    EXTRACT[target.suffix](target)
