"""No cell that a person typed runs as a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.spreadsheet_cells import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@sum", "\tx", "\rx", "  =1", "＝1"])  # noqa: RUF001 -- the full-width sign is meant
def test_what_a_spreadsheet_would_run_is_quoted(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1A", "Publish one timetable", "a=b", "30% – more"])
def test_ordinary_text_stays_as_it_is(text):
    assert safe_cell(text) == text


@given(st.text())
def test_nothing_begins_as_a_formula(text):
    assert not safe_cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
