"""Every layout there is."""

from __future__ import annotations

import shutil

from tests.reading.layouts import (
    layouts_held_out_excel,
    layouts_held_out_text,
    layouts_held_out_web,
    layouts_open_cells,
    layouts_open_excel,
    layouts_open_pdf,
    layouts_open_text,
    layouts_open_web,
    layouts_open_word,
    layouts_opened_cells,
    layouts_opened_pdf,
    layouts_opened_word,
)
from tests.reading.layouts.layout import Layout

LAYOUTS: list[Layout] = [
    *layouts_open_word.LAYOUTS,
    *layouts_open_excel.LAYOUTS,
    *layouts_open_pdf.LAYOUTS,
    *layouts_open_web.LAYOUTS,
    *layouts_open_text.LAYOUTS,
    *layouts_open_cells.LAYOUTS,
    *layouts_opened_word.LAYOUTS,
    *layouts_held_out_excel.LAYOUTS,
    *layouts_opened_pdf.LAYOUTS,
    *layouts_held_out_web.LAYOUTS,
    *layouts_held_out_text.LAYOUTS,
    *layouts_opened_cells.LAYOUTS,
]


def available() -> list[Layout]:
    """Return the layouts that this machine can write: those in PDF need Chromium to print them."""
    has_browser = shutil.which("chromium") is not None
    return [layout for layout in LAYOUTS if has_browser or not layout.needs_browser]
