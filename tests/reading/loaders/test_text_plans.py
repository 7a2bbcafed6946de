"""Whole plans in plain text, of every layout, are read to their actions, leads and dates."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.core.plan_format import dumps
from goldenthread.reading.api import read_document, read_plan
from goldenthread.reading.loaders.text import load_text

SHARED = Path(__file__).parents[3] / "../shared"
BARS = {"dorset-2017": 0.95, "dorset-2024": 0.95, "bcp-2021": 0.9}

MAIL = """From: Programme office
To: Partnership board
Subject: Northmoor local area - priority action plan

Priority 1: Families wait too long for a decision

Action 1.1: Recruit four more case officers to the statutory team and induct them
before the autumn term.  Lead: Head of SEND.  By: March 2025
Status: Green

Action 1.2: Publish the panel timetable. Lead: Designated Clinical Officer. By: June 2025
Status: Amber

Priority 2: The voice of families is not heard

Action 2.1: Write a co-production charter.
Lead: Participation Manager
By: July 2025
Status: Red
"""
MARKDOWN = """# Northmoor Local Area SEND Improvement Plan

## Priority 1: Families wait too long for a decision

| Ref | Action | Lead | By when | RAG |
|:----|:-------|:-----|:-------:|-----|
| 1.1 | Recruit four more case officers to the statutory team and induct them before the autumn
 term. | Head of SEND | March 2025 | Green |
| 1.2 | Publish the panel timetable. | Designated Clinical Officer | June 2025 | Amber |

## Priority 2: The voice of families is not heard

| Ref | Action | Lead | By when | RAG |
|:----|:-------|:-----|:-------:|-----|
| 2.1 | Write a co-production charter. | Participation Manager | July 2025 | Red |
""".replace("autumn\n term", "autumn term")
COMMAS = """Northmoor Local Area SEND Improvement Plan

Ref,Priority,Action,Lead,Due date,RAG
1.1,Families wait too long for a decision,"Recruit four more case officers to the
statutory team and induct them before the autumn term.",Head of SEND,March 2025,Green
1.2,Families wait too long for a decision,Publish the panel timetable.,Designated Clinical Officer,June 2025,Amber
2.1,The voice of families is not heard,Write a co-production charter.,Participation Manager,July 2025,Red
"""  # noqa: E501 -- a record stands on one line
SPACES = """
Northmoor plan

                 Northmoor Local Area SEND Improvement Plan

Priority 1: Families wait too long for a decision

Ref   Action                           Lead                  By when      RAG

1.1   Recruit four more case           Head of SEND          March        Green
      officers to the statutory team                         2025
      and induct them before the
                                                                     Page 1 of 2
\fNorthmoor plan

Ref   Action                           Lead                  By when      RAG

      autumn term.
1.2   Publish the panel timetable.     Designated            June 2025    Amber
                                       Clinical Officer

Priority 2: The voice of families is not heard

Ref   Action                           Lead                  By when      RAG

2.1   Write a co-production            Participation         July         Red
      charter.                         Manager               2025
                                                                     Page 2 of 2
"""
TORN = """Northmoor Local Area SEND Improvement Plan

Priority 1: Families wait too long for a decision

Ref\tAction\tLead\tBy when\tRAG
1.1\tRecruit four more case officers to the statutory team and\tHead of\tMarch 2025\tGreen

Northmoor plan

Priority 1: Families wait too long for a decision

Ref\tAction\tLead\tBy when\tRAG
\tinduct them before the autumn term.\tSEND\t\t
1.2\t<p>Publish the panel timetable.</p>\tDesignated Clinical Officer\tJune 2025\tAmber

Northmoor plan

Priority 2: The voice of families is not heard

Ref\tAction\tLead\tBy when\tRAG

Northmoor plan

2.1\tWrite a co- production charter.\tParticipation Manager\tJuly 2025\tRed
"""

ACTIONS = [
    (
        "1.1",
        "Recruit four more case officers to the statutory team and induct them before the "
        "autumn term.",
        ["Head of SEND"],
        "2025-03",
        "Green",
    ),
    ("1.2", "Publish the panel timetable.", ["Designated Clinical Officer"], "2025-06", "Amber"),
    ("2.1", "Write a co-production charter.", ["Participation Manager"], "2025-07", "Red"),
]


@pytest.mark.parametrize(
    "text",
    [MAIL, MARKDOWN, COMMAS, SPACES, TORN],
    ids=["e-mail", "markdown", "commas", "columns of spaces", "torn by pages"],
)
def test_the_same_plan_however_it_is_printed(text):
    plan = read_document(load_text(text)).plan

    assert [area.title for area in plan.areas] == [
        "Families wait too long for a decision",
        "The voice of families is not heard",
    ]
    assert [
        (action.ref, action.text, action.leads, action.due, action.status_text)
        for _, action in plan.actions()
    ] == ACTIONS


def test_lists_without_a_table_are_actions_with_their_steps():
    text = """Northmoor Local Area SEND Improvement Plan

Priority 1: Timely plans

  1.1 Recruit four more case officers (Lead: Head of SEND; by when: March 2025)
      - Agree the job description (Jan 2025)
      - Advertise the posts (Feb 2025)
  1.2 Publish the panel timetable (Lead: Panel Manager; by when: June 2025)
"""
    (area,) = read_document(load_text(text)).plan.areas

    assert [(a.ref, a.text, a.leads, a.due) for a in area.actions] == [
        ("1.1", "Recruit four more case officers", ["Head of SEND"], "2025-03"),
        ("1.2", "Publish the panel timetable", ["Panel Manager"], "2025-06"),
    ]
    assert [(m.text, m.due) for m in area.actions[0].milestones] == [
        ("Agree the job description", "2025-01"),
        ("Advertise the posts", "2025-02"),
    ]


PUBLISHED = [name for name in BARS if (SHARED / f"plans/{name}.txt").is_file()]


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_damaged_extraction_of_a_published_plan_is_read(name, tmp_path):
    found = tmp_path / "found.json"
    found.write_text(dumps(read_plan(SHARED / f"plans/{name}.txt").plan), encoding="utf-8")
    gold = SHARED / f"plans/gold/{name}.txt.json"
    scorer = SHARED / "tools/score_plan.py"

    printed = subprocess.run(
        [sys.executable, scorer, gold, found, "--json"], capture_output=True, check=True, text=True
    )

    assert json.loads(printed.stdout)["all"]["f1"] >= BARS[name]


def test_a_key_without_colours_gives_the_ratings_of_the_plan():
    text = """Northmoor Local Area SEND Improvement Plan

Families wait too long\tProgress (BRAG)
\tComplete
\tOn track running to plan
\tHigh risk – escalation required
\tNot started

Ref\tAction\tLead\tBy when\tRAG
1.1\tPublish the panel timetable.\tHead of SEND\tJune 2025\tNot started
"""
    plan = read_document(load_text(text)).plan

    assert [(entry.label, str(entry.status)) for entry in plan.rating_scheme] == [
        ("Complete", "complete"),
        ("On track running to plan", "on_track"),
        ("High risk – escalation required", "off_track"),
        ("Not started", "not_started"),
    ]
    assert [(area.ref, area.title) for area in plan.areas] == [("1", "Families wait too long")]


def test_words_that_a_page_lost_are_marked():
    text = """Priority 1: Timely plans

Ref\tAction\tLead\tBy when\tRAG
1.1\tPublish the panel timetable.\tHead of SEND\tJune 2025\tGreen

\tand tell all families of it\tPanel Manager\tJuly 2025\tAmber
1.3\tAsk families.\tHead of SEND\tJuly 2025\tGreen
"""
    (area,) = read_document(load_text(text)).plan.areas

    assert [(action.ref, action.text) for action in area.actions] == [
        ("1.1", "Publish the panel timetable."),
        ("1.2", "[...] and tell all families of it"),
        ("1.3", "Ask families."),
    ]
