"""Rows divided by tabs, pipes, commas or columns of spaces become tables; prose does not."""

from __future__ import annotations

import pytest

from goldenthread.reading.loaders.text import load_text


def table_of(text):
    (table,) = load_text(text).tables()
    columns = range(table.columns)
    return [[getattr(table.at(row, c), "text", "") for c in columns] for row in range(table.rows)]


ROWS = [
    ["Ref", "Action", "Lead", "By when"],
    ["1.1", "Recruit two case officers", "Head of SEND", "May 2025"],
    ["1.2", "Publish the panel timetable", "Panel Manager", "June 2025"],
]

TABS = "\n".join("\t".join(row) for row in ROWS)
PIPES = """
| Ref | Action                      | Lead          | By when   |
|:---:|-----------------------------|---------------|----------:|
| 1.1 | Recruit two case officers   | Head of SEND  | May 2025  |
| 1.2 | Publish the panel timetable | Panel Manager | June 2025 |
"""
BORDERS = """
+-----+-------------------+---------------+-----------+
| Ref | Action            | Lead          | By when   |
+=====+===================+===============+===========+
| 1.1 | Recruit two case  | Head of SEND  | May 2025  |
|     | officers          |               |           |
+-----+-------------------+---------------+-----------+
| 1.2 | Publish the panel | Panel Manager | June 2025 |
|     | timetable         |               |           |
+-----+-------------------+---------------+-----------+
"""
COMMAS = """
Ref,Action,Lead,By when
1.1,Recruit two case officers,Head of SEND,May 2025
1.2,"Publish the panel
timetable",Panel Manager,June 2025
"""
SEMICOLONS = COMMAS.replace(",", ";")
SPACES = """
Ref   Action                    Lead             By when

1.1   Recruit two case          Head of SEND     May 2025
      officers
1.2   Publish the panel         Panel            June
      timetable                 Manager          2025
"""
DENSE = SPACES.replace("By when\n\n", "By when\n")


@pytest.mark.parametrize(
    "text",
    [TABS, PIPES, BORDERS, COMMAS, SEMICOLONS, SPACES, DENSE],
    ids=["tabs", "pipes", "borders", "commas", "semicolons", "spaces", "spaces without gaps"],
)
def test_the_same_table_however_its_columns_are_divided(text):
    assert table_of(text) == ROWS


def test_columns_of_spaces_end_where_a_line_begins_at_the_margin():
    document = load_text(SPACES + "\nImpact: families wait less and are told of every step.\n")

    assert [p.text for p in document.paragraphs()] == [
        "Impact: families wait less and are told of every step."
    ]


def test_columns_of_spaces_without_references_have_a_row_for_each_gap():
    text = """
Action                    Lead             By when

Recruit two case          Head of SEND     May 2025
officers

Publish the panel         Panel            June
timetable                 Manager          2025

Priority 2: Better voice
"""

    assert table_of(text) == [row[1:] for row in ROWS]


def test_a_row_drawn_of_dashes_is_no_row():
    assert table_of(TABS.replace("\n1.2", "\n---\t---\t---\t---\n1.2")) == ROWS


def test_prose_with_commas_bars_and_spaces_is_no_table():
    text = """
Leads, partners, dates and measures are given below, by area, for every action.

We will work  with families | schools | health.

Our actions are for children, young people and their families, and we will publish them.
"""

    assert list(load_text(text).tables()) == []


def test_a_list_of_contents_is_no_content():
    text = "## Contents\n\nOur plan\t4\nGovernance\t\nGlossary\t12\n\nWelcome to our plan.\n"

    assert [p.text for p in load_text(text).paragraphs()] == ["Contents", "Welcome to our plan."]
