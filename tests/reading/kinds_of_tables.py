"""Small made-up plans, one for each make of table that areas publish, and what each one says.

The expected lines are those of ``kinds_writing.summary``: "#" an area, "?" a finding, "=" an
outcome, "!" an impact, "~" a focus area, "-" an action and "*" a milestone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.reading.kinds_writing import C, H, head

GUIDE = "Write guidance on what every school provides and share it with all SENCOs"
TRAIN = "Train four hundred staff in schools to adapt their teaching"
HUB = "Open a family hub in each of the three localities"
CALLS = "Extend the opening hours of the advice line to evenings"
PANEL = "Set up a weekly panel that health and social care attend"
AUDIT = "Audit twenty plans a month with one agreed tool"
EARLY, HELP, PLANS = "Identifying needs early", "Help for families", "Quality of EHC plans"


@dataclass(frozen=True)
class Kind:
    """A make of table: its blocks, and the lines of the plan that a careful person reads in it."""

    name: str
    blocks: list[Any]
    says: str
    files: tuple[str, ...] = field(default=("html", "docx", "xlsx"))


KINDS: list[Kind] = []


def kind(name: str, blocks: list[Any], says: str, **options: Any) -> None:
    """Add a kind."""
    KINDS.append(Kind(name, blocks, says, **options))


kind(
    "area merged down the first column",
    [
        [
            head("Priority", "Ref", "What we will do", "Who", "By when", "Measure", "RAG"),
            [
                C(f"Priority 1: {EARLY}", down=2),
                "1.1",
                GUIDE,
                "Head of SEND",
                "March 2025",
                "All schools use it",
                "Complete",
            ],
            [None, "1.2", TRAIN, "SENCO lead", "June 2025", "400 staff trained", "On track"],
            [
                C(f"Priority 2: {HELP}", down=2),
                "2.1",
                HUB,
                "Head of Early Help",
                "May 2025",
                "Three hubs open",
                "Delayed",
            ],
            [
                None,
                "2.2",
                CALLS,
                "Advice Service Manager",
                "Jan 2025",
                "Fewer missed calls",
                "Complete",
            ],
        ]
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-03 | is complete | so All schools use it
- 1.2 {TRAIN} | by SENCO lead | due 2025-06 | is on_track | so 400 staff trained
# 2 {HELP}
- 2.1 {HUB} | by Head of Early Help | due 2025-05 | is off_track | so Three hubs open
- 2.2 {CALLS} | by Advice Service Manager | due 2025-01 | is complete | so Fewer missed calls
""",
)
kind(
    "area repeated in each row, no reference",
    [
        [
            head(
                "Area of weakness",
                "Action required",
                "Lead officer",
                "Completion date",
                "Success criteria",
            ),
            [EARLY, GUIDE, "Head of SEND", "31/03/2025", "All schools use it"],
            [EARLY, TRAIN, "SENCO lead", "30/06/2025", "400 staff trained"],
            [HELP, HUB, "Head of Early Help", "01/05/2025", "Three hubs open"],
        ]
    ],
    f"""
# 1 {EARLY}
- - {GUIDE} | by Head of SEND | due 2025-03-31 | so All schools use it
- - {TRAIN} | by SENCO lead | due 2025-06-30 | so 400 staff trained
# 2 {HELP}
- - {HUB} | by Head of Early Help | due 2025-05-01 | so Three hubs open
""",
)
kind(
    "area printed in its first row only, under a heading of other words",
    [
        [
            head("Theme", "Improvement activity", "Owner", "Deadline", "Impact", "Status"),
            [EARLY, GUIDE, "Head of SEND", "Mar-25", "All schools use it", "Done"],
            ["", TRAIN, "SENCO lead", "Jun-25", "400 staff trained", "In progress"],
            [HELP, HUB, "Head of Early Help", "May-25", "Three hubs open", "Not started"],
            ["", CALLS, "Advice Service Manager", "Jan-25", "Fewer missed calls", "Done"],
        ]
    ],
    f"""
# 1 {EARLY}
- - {GUIDE} | by Head of SEND | due 2025-03 | is complete | so All schools use it
- - {TRAIN} | by SENCO lead | due 2025-06 | is in_progress | so 400 staff trained
# 2 {HELP}
- - {HUB} | by Head of Early Help | due 2025-05 | is not_started | so Three hubs open
- - {CALLS} | by Advice Service Manager | due 2025-01 | is complete | so Fewer missed calls
""",
)
kind(
    "banner rows over the whole width, area and theme",
    [
        [
            head("No.", "Action", "Lead", "Timescale", "Outcome", "BRAG"),
            [C(f"Area for improvement A: {EARLY}", over=6, fill="1F3864", bold=True)],
            [C("Ordinarily available provision", over=6, fill="D9E2F3", bold=True)],
            [
                "A1",
                GUIDE,
                "Head of SEND",
                "Spring term 2025",
                "All schools use it",
                C("Blue", fill="0070C0"),
            ],
            [C("Workforce", over=6, fill="D9E2F3", bold=True)],
            [
                "A2",
                TRAIN,
                "SENCO lead",
                "Summer term 2025",
                "400 staff trained",
                C("Green", fill="00B050"),
            ],
            [C(f"Area for improvement B: {HELP}", over=6, fill="1F3864", bold=True)],
            [C("Hubs", over=6, fill="D9E2F3", bold=True)],
            [
                "B1",
                HUB,
                "Head of Early Help",
                "Q1 2025/26",
                "Three hubs open",
                C("Red", fill="FF0000"),
            ],
        ]
    ],
    f"""
# A {EARLY}
~ 1 Ordinarily available provision
~ 2 Workforce
- [1] A1 {GUIDE} | by Head of SEND | due 2025-04 | is complete | so All schools use it
- [2] A2 {TRAIN} | by SENCO lead | due 2025-07 | is on_track | so 400 staff trained
# B {HELP}
~ 1 Hubs
- [1] B1 {HUB} | by Head of Early Help | due 2025-06 | is off_track | so Three hubs open
""",
)
kind(
    "banner rows that name the area without a label",
    [
        [
            [C(EARLY, over=5, fill="7030A0", bold=True)],
            head("Ref", "Actions", "Responsible officer", "Target date", "Evidence of impact"),
            ["1", GUIDE, "Head of SEND", "31 March 2025", "All schools use it"],
            ["2", TRAIN, "SENCO lead", "30 June 2025", "400 staff trained"],
            [C(HELP, over=5, fill="7030A0", bold=True)],
            head("Ref", "Actions", "Responsible officer", "Target date", "Evidence of impact"),
            ["3", HUB, "Head of Early Help", "1 May 2025", "Three hubs open"],
        ]
    ],
    f"""
# 1 {EARLY}
- 1 {GUIDE} | by Head of SEND | due 2025-03-31 | so All schools use it
- 2 {TRAIN} | by SENCO lead | due 2025-06-30 | so 400 staff trained
# 2 {HELP}
- 3 {HUB} | by Head of Early Help | due 2025-05-01 | so Three hubs open
""",
)
kind(
    "header of two rows and a title on its own line under the area's number",
    [
        H("Area for improvement 1"),
        C("", bold=True) and EARLY,
        [
            [
                C("Ref", down=2, bold=True),
                C("Deliverable", down=2, bold=True),
                C("Accountable", down=2, bold=True),
                C("Timescale", over=2, bold=True),
                C("Intended outcome", down=2, bold=True),
            ],
            [C("Start", bold=True), C("End", bold=True)],
            ["1a", GUIDE, "Head of SEND", "Sept 24", "Mar 25", "All schools use it"],
            ["1b", TRAIN, "SENCO lead", "Oct 24", "Jun 25", "400 staff trained"],
        ],
        H("Area for improvement 2"),
        HELP,
        [
            [
                C("Ref", down=2, bold=True),
                C("Deliverable", down=2, bold=True),
                C("Accountable", down=2, bold=True),
                C("Timescale", over=2, bold=True),
                C("Intended outcome", down=2, bold=True),
            ],
            [C("Start", bold=True), C("End", bold=True)],
            ["2a", HUB, "Head of Early Help", "Jan 25", "May 25", "Three hubs open"],
        ],
    ],
    f"""
# 1 {EARLY}
- 1a {GUIDE} | by Head of SEND | from 2024-09 | due 2025-03 | so All schools use it
- 1b {TRAIN} | by SENCO lead | from 2024-10 | due 2025-06 | so 400 staff trained
# 2 {HELP}
- 2a {HUB} | by Head of Early Help | from 2025-01 | due 2025-05 | so Three hubs open
""",
)
kind(
    "milestones by month in columns",
    [
        H(f"Priority 1: {EARLY}"),
        [
            head("Action", "Lead", "Jan 2025", "Feb 2025", "Mar 2025", "Success measure"),
            [GUIDE, "Head of SEND", "Draft shared", "", "Guidance published", "All schools use it"],
            [TRAIN, "SENCO lead", "", "First course held", "", "400 staff trained"],
        ],
        H(f"Priority 2: {HELP}"),
        [
            head("Action", "Lead", "Jan 2025", "Feb 2025", "Mar 2025", "Success measure"),
            [
                HUB,
                "Head of Early Help",
                "",
                "First hub opens",
                "Third hub opens",
                "Three hubs open",
            ],
        ],
    ],
    f"""
# 1 {EARLY}
- - {GUIDE} | by Head of SEND | so All schools use it
  * Draft shared | due 2025-01
  * Guidance published | due 2025-03
- - {TRAIN} | by SENCO lead | so 400 staff trained
  * First course held | due 2025-02
# 2 {HELP}
- - {HUB} | by Head of Early Help | so Three hubs open
  * First hub opens | due 2025-02
  * Third hub opens | due 2025-03
""",
)
kind(
    "milestone columns numbered, dates in brackets or in columns of their own",
    [
        H(f"Recommendation 1 - {EARLY}"),
        [
            head("Ref", "Action", "Lead", "Milestone 1", "Date 1", "Milestone 2", "Date 2", "Due"),
            [
                "1.1",
                GUIDE,
                "Head of SEND",
                "Draft shared",
                "Jan 2025",
                "Guidance published",
                "Mar 2025",
                "April 2025",
            ],
            ["1.2", TRAIN, "SENCO lead", "First course held", "Feb 2025", "", "", "June 2025"],
        ],
        H(f"Recommendation 2 - {HELP}"),
        [
            head("Ref", "Action", "Lead", "Milestone 1", "Date 1", "Milestone 2", "Date 2", "Due"),
            [
                "2.1",
                HUB,
                "Head of Early Help",
                "First hub opens",
                "Feb 2025",
                "Third hub opens",
                "May 2025",
                "June 2025",
            ],
        ],
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-04
  * Draft shared | due 2025-01
  * Guidance published | due 2025-03
- 1.2 {TRAIN} | by SENCO lead | due 2025-06
  * First course held | due 2025-02
# 2 {HELP}
- 2.1 {HUB} | by Head of Early Help | due 2025-06
  * First hub opens | due 2025-02
  * Third hub opens | due 2025-05
""",
)
kind(
    "milestones in columns by quarter under one heading",
    [
        [
            [
                C("Area", down=2, bold=True),
                C("What we will do", down=2, bold=True),
                C("Owner", down=2, bold=True),
                C("Milestones", over=2, bold=True),
                C("RAG", down=2, bold=True),
            ],
            [C("Q1 2024/25", bold=True), C("Q2 2024/25", bold=True)],
            [
                EARLY,
                GUIDE,
                "Head of SEND",
                "Draft shared",
                "Guidance published",
                C("G", fill="00B050"),
            ],
            [
                HELP,
                HUB,
                "Head of Early Help",
                "Leases signed",
                "First hub opens",
                C("A", fill="FFC000"),
            ],
        ],
    ],
    f"""
# 1 {EARLY}
- - {GUIDE} | by Head of SEND | is on_track
  * Draft shared | due 2024-06
  * Guidance published | due 2024-09
# 2 {HELP}
- - {HUB} | by Head of Early Help | is at_risk
  * Leases signed | due 2024-06
  * First hub opens | due 2024-09
""",
)
kind(
    "ratings month by month, the latest counts",
    [
        H(f"Priority 1: {EARLY}"),
        [
            head("Ref", "Action", "Lead", "By when", "Sep 24", "Oct 24", "Nov 24"),
            [
                "1.1",
                GUIDE,
                "Head of SEND",
                "Mar 25",
                C("R", fill="FF0000"),
                C("A", fill="FFC000"),
                C("G", fill="00B050"),
            ],
            [
                "1.2",
                TRAIN,
                "SENCO lead",
                "Jun 25",
                C("A", fill="FFC000"),
                C("R", fill="FF0000"),
                "",
            ],
        ],
        H(f"Priority 2: {HELP}"),
        [
            head("Ref", "Action", "Lead", "By when", "Sep 24", "Oct 24", "Nov 24"),
            [
                "2.1",
                HUB,
                "Head of Early Help",
                "May 25",
                C("G", fill="00B050"),
                C("B", fill="0070C0"),
                C("B", fill="0070C0"),
            ],
        ],
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-03 | is on_track
- 1.2 {TRAIN} | by SENCO lead | due 2025-06 | is off_track
# 2 {HELP}
- 2.1 {HUB} | by Head of Early Help | due 2025-05 | is complete
""",
)
kind(
    "steps numbered beneath the action, in the same columns",
    [
        [
            head("Ref", "Action / milestone", "Lead", "Due", "Status", "Measure of success"),
            ["1", C(EARLY, bold=True), "", "", "", ""],
            ["1.1", GUIDE, "Head of SEND", "April 2025", "On track", "All schools use it"],
            ["1.1.1", "Draft shared", "Inclusion adviser", "Jan 2025", "Complete", ""],
            ["1.1.2", "Guidance published", "Inclusion adviser", "Mar 2025", "On track", ""],
            ["1.2", TRAIN, "SENCO lead", "June 2025", "Not started", "400 staff trained"],
            ["2", C(HELP, bold=True), "", "", "", ""],
            ["2.1", HUB, "Head of Early Help", "May 2025", "Delayed", "Three hubs open"],
            ["2.1.1", "First hub opens", "Hub manager", "Feb 2025", "Delayed", ""],
        ]
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-04 | is on_track | so All schools use it
  * Draft shared | by Inclusion adviser | due 2025-01 | is complete
  * Guidance published | by Inclusion adviser | due 2025-03 | is on_track
- 1.2 {TRAIN} | by SENCO lead | due 2025-06 | is not_started | so 400 staff trained
# 2 {HELP}
- 2.1 {HUB} | by Head of Early Help | due 2025-05 | is off_track | so Three hubs open
  * First hub opens | by Hub manager | due 2025-02 | is off_track
""",
)
kind(
    "you said, we will, by when",
    [
        H(EARLY),
        [
            head("You said", "We will", "Who", "By when"),
            ["Schools do not spot needs soon enough", GUIDE, "Head of SEND", "March 2025"],
            ["Teachers lack training", TRAIN, "SENCO lead", "June 2025"],
        ],
        H(HELP),
        [
            head("You said", "We will", "Who", "By when"),
            ["There is nowhere to go", HUB, "Head of Early Help", "May 2025"],
        ],
    ],
    f"""
# 1 {EARLY}
? - Schools do not spot needs soon enough
? - Teachers lack training
- - {GUIDE} | by Head of SEND | due 2025-03
- - {TRAIN} | by SENCO lead | due 2025-06
# 2 {HELP}
? - There is nowhere to go
- - {HUB} | by Head of Early Help | due 2025-05
""",
)
kind(
    "you said, we will, with a heading that is said to all",
    [
        H(f"Outcome 1: {EARLY}"),
        [
            head(
                "What you told us",
                "What we're going to do",
                "How we will know it's worked",
                "Who's leading",
                "When",
            ),
            [
                "Schools do not spot needs soon enough",
                GUIDE,
                "All schools use it",
                "Head of SEND",
                "by Easter 2025",
            ],
        ],
        H(f"Outcome 2: {HELP}"),
        [
            head(
                "What you told us",
                "What we're going to do",
                "How we will know it's worked",
                "Who's leading",
                "When",
            ),
            [
                "There is nowhere to go",
                HUB,
                "Three hubs open",
                "Head of Early Help",
                "Autumn term 2025",
            ],
        ],
    ],
    f"""
# 1 {EARLY}
? - Schools do not spot needs soon enough
- - {GUIDE} | by Head of SEND | due 2025-04 | so All schools use it
# 2 {HELP}
? - There is nowhere to go
- - {HUB} | by Head of Early Help | due 2025-12 | so Three hubs open
""",
)
kind(
    "box of four columns, label and value twice",
    [
        H(f"Priority 1: {EARLY}"),
        [
            [C("Action 1.1", bold=True, fill="DDDDDD"), C(GUIDE, over=3)],
            [C("Lead", bold=True), "Head of SEND", C("Deadline", bold=True), "31 March 2025"],
            [
                C("Measure of success", bold=True),
                "All schools use it",
                C("RAG", bold=True),
                C("Green", fill="00B050"),
            ],
        ],
        [
            [C("Action 1.2", bold=True, fill="DDDDDD"), C(TRAIN, over=3)],
            [C("Lead", bold=True), "SENCO lead", C("Deadline", bold=True), "30 June 2025"],
            [
                C("Measure of success", bold=True),
                "400 staff trained",
                C("RAG", bold=True),
                C("Red", fill="FF0000"),
            ],
        ],
        H(f"Priority 2: {HELP}"),
        [
            [C("Action 2.1", bold=True, fill="DDDDDD"), C(HUB, over=3)],
            [C("Lead", bold=True), "Head of Early Help", C("Deadline", bold=True), "May 2025"],
            [
                C("Measure of success", bold=True),
                "Three hubs open",
                C("RAG", bold=True),
                C("Blue", fill="0070C0"),
            ],
        ],
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-03-31 | is on_track | so All schools use it
- 1.2 {TRAIN} | by SENCO lead | due 2025-06-30 | is off_track | so 400 staff trained
# 2 {HELP}
- 2.1 {HUB} | by Head of Early Help | due 2025-05 | is complete | so Three hubs open
""",
)
kind(
    "box of four columns with the reference as a label, and milestones over the width",
    [
        H(f"Area of focus {1}: {EARLY}"),
        [
            ["Reference", "A1", "Status", "On track"],
            ["Action", C(GUIDE, over=3)],
            ["Responsible", "Head of SEND\nAdviser", "Completion date", "March 2025"],
            ["Key milestones", C("Draft shared (Jan 2025)\nGuidance published (Mar 2025)", over=3)],
            ["How we will know", C("All schools use it", over=3)],
        ],
        H(f"Area of focus {2}: {HELP}"),
        [
            ["Reference", "A2", "Status", "Complete"],
            ["Action", C(HUB, over=3)],
            ["Responsible", "Head of Early Help", "Completion date", "May 2025"],
            ["Key milestones", C("First hub opens (Feb 2025)", over=3)],
            ["How we will know", C("Three hubs open", over=3)],
        ],
    ],
    f"""
# 1 {EARLY}
- A1 {GUIDE} | by Head of SEND; Adviser | due 2025-03 | is on_track | so All schools use it
  * Draft shared | due 2025-01
  * Guidance published | due 2025-03
# 2 {HELP}
- A2 {HUB} | by Head of Early Help | due 2025-05 | is complete | so Three hubs open
  * First hub opens | due 2025-02
""",
)
kind(
    "box of two columns with a bar on top that names the action",
    [
        H(f"Priority 1: {EARLY}"),
        [
            [C(f"1.1 {GUIDE}", over=2, fill="1F3864", bold=True)],
            ["Who is responsible?", "Head of SEND"],
            ["When will it be done?", "March 2025"],
            ["What will success look like?", "All schools use it"],
            ["Progress so far", "A draft is out."],
        ],
        [
            [C(f"1.2 {TRAIN}", over=2, fill="1F3864", bold=True)],
            ["Who is responsible?", "SENCO lead"],
            ["When will it be done?", "June 2025"],
            ["What will success look like?", "400 staff trained"],
            ["Progress so far", ""],
        ],
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-03 | so All schools use it | now A draft is out.
- 1.2 {TRAIN} | by SENCO lead | due 2025-06 | so 400 staff trained
""",
)
kind(
    "turned: fields down the side, actions across",
    [
        H(f"Priority 1: {EARLY}"),
        [
            [C("Ref", bold=True), "1.1", "1.2"],
            [C("Action", bold=True), GUIDE, TRAIN],
            [C("Lead", bold=True), "Head of SEND", "SENCO lead"],
            [C("By when", bold=True), "March 2025", "June 2025"],
            [C("Success looks like", bold=True), "All schools use it", "400 staff trained"],
            [C("RAG", bold=True), C("", fill="00B050"), C("", fill="FF0000")],
        ],
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-03 | is on_track | so All schools use it
- 1.2 {TRAIN} | by SENCO lead | due 2025-06 | is off_track | so 400 staff trained
""",
)
kind(
    "no header row at all",
    [
        H(f"Priority 1: {EARLY}"),
        [
            ["1.1", GUIDE, "Head of SEND", "March 2025", "All schools use it", "Complete"],
            ["1.2", TRAIN, "SENCO lead", "June 2025", "400 staff have been trained", "On track"],
        ],
        H(f"Priority 2: {HELP}"),
        [
            ["2.1", HUB, "Head of Early Help", "May 2025", "Three hubs open", "On track"],
        ],
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-03 | is complete | so All schools use it
- 1.2 {TRAIN} | by SENCO lead | due 2025-06 | is on_track | so 400 staff have been trained
# 2 {HELP}
- 2.1 {HUB} | by Head of Early Help | due 2025-05 | is on_track | so Three hubs open
""",
)
kind(
    "headings that no list knows",
    [
        H(f"Priority 1: {EARLY}"),
        [
            head(
                "Promise made to families",
                "Champion",
                "Finish line",
                "Signs it worked",
                "Traffic light",
            ),
            [
                GUIDE,
                "Head of SEND",
                "March 2025",
                "All schools use it and say so",
                "Green",
            ],
            [TRAIN, "Director of Education", "June 2025", "400 staff trained", "Amber"],
        ],
    ],
    f"""
# 1 {EARLY}
- - {GUIDE} | by Head of SEND | due 2025-03 | is on_track | so All schools use it and say so
- - {TRAIN} | by Director of Education | due 2025-06 | is at_risk | so 400 staff trained
""",
)
kind(
    "several actions in one cell, leads and dates lined up beside them",
    [
        [
            head("Priority", "What inspectors said", "Actions", "Lead", "Timescale", "Impact"),
            [
                f"1. {EARLY}",
                "Needs are found too late",
                f"1.1 {GUIDE}\n1.2 {TRAIN}",
                "Head of SEND\nSENCO lead",
                "March 2025\nJune 2025",
                "All schools use it",
            ],
            [
                f"2. {HELP}",
                "There is nowhere to go",
                f"2.1 {HUB}\n2.2 {CALLS}",
                "Head of Early Help\nAdvice Service Manager",
                "May 2025\nJuly 2025",
                "Three hubs open",
            ],
        ]
    ],
    f"""
# 1 {EARLY}
? - Needs are found too late
- 1.1 {GUIDE} | by Head of SEND | due 2025-03 | so All schools use it
- 1.2 {TRAIN} | by SENCO lead | due 2025-06 | so All schools use it
# 2 {HELP}
? - There is nowhere to go
- 2.1 {HUB} | by Head of Early Help | due 2025-05 | so Three hubs open
- 2.2 {CALLS} | by Advice Service Manager | due 2025-07 | so Three hubs open
""",
)
kind(
    "icons for ratings, and a header repeated in the middle",
    [
        H(f"Priority 1: {EARLY}"),
        [
            head("Ref", "Action", "Owner", "Due date", "Progress"),
            ["1.1", GUIDE, "Head of SEND", "Mar 25", "✔"],
            head("Ref", "Action", "Owner", "Due date", "Progress"),
            ["1.2", TRAIN, "SENCO lead", "Jun 25", "✔"],
        ],
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-03 | is complete
- 1.2 {TRAIN} | by SENCO lead | due 2025-06 | is complete
""",
)
kind(
    "rating key as swatches in one row, colours alone in the table",
    [
        "Key to ratings",
        [
            [
                C("", fill="7030A0"),
                "Not yet started",
                C("", fill="FFC000"),
                "In progress",
                C("", fill="92D050"),
                "Completed",
            ]
        ],
        H(f"Priority 1: {EARLY}"),
        [
            head("Ref", "Task", "Owner", "Due date", "RAG"),
            ["1.1", GUIDE, "Head of SEND", "Mar 25", C("", fill="92D050")],
            ["1.2", TRAIN, "SENCO lead", "Jun 25", C("", fill="7030A0")],
        ],
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-03 | is complete
- 1.2 {TRAIN} | by SENCO lead | due 2025-06 | is not_started
""",
)
kind(
    "bars over months beside start and finish",
    [
        [
            [
                *head(
                    "Workstream / task",
                    "Lead",
                    "Start",
                    "Finish",
                    "Status",
                    "Jan 25",
                    "Feb 25",
                    "Mar 25",
                    "Apr 25",
                )
            ],
            [C(EARLY, over=9, fill="DDEBF7", bold=True)],
            [
                GUIDE,
                "Head of SEND",
                "Jan 25",
                "Mar 25",
                "On track",
                C("", fill="5B9BD5"),
                C("", fill="5B9BD5"),
                C("", fill="5B9BD5"),
                "",
            ],
            [
                TRAIN,
                "SENCO lead",
                "Feb 25",
                "Apr 25",
                "Not started",
                "",
                C("", fill="5B9BD5"),
                C("", fill="5B9BD5"),
                C("", fill="5B9BD5"),
            ],
            [C(HELP, over=9, fill="DDEBF7", bold=True)],
            [
                HUB,
                "Head of Early Help",
                "Jan 25",
                "Feb 25",
                "Complete",
                C("", fill="5B9BD5"),
                C("", fill="5B9BD5"),
                "",
                "",
            ],
        ]
    ],
    f"""
# 1 {EARLY}
- - {GUIDE} | by Head of SEND | from 2025-01 | due 2025-03 | is on_track
- - {TRAIN} | by SENCO lead | from 2025-02 | due 2025-04 | is not_started
# 2 {HELP}
- - {HUB} | by Head of Early Help | from 2025-01 | due 2025-02 | is complete
""",
)
kind(
    "bars over months and no other dates",
    [
        [
            [*head("Action", "Lead", "Jan 25", "Feb 25", "Mar 25", "Apr 25")],
            [C(f"Theme 1: {EARLY}", over=6, fill="DDEBF7", bold=True)],
            [
                GUIDE,
                "Head of SEND",
                C("", fill="5B9BD5"),
                C("", fill="5B9BD5"),
                C("", fill="5B9BD5"),
                "",
            ],
            [TRAIN, "SENCO lead", "", "X", "X", "X"],
        ]
    ],
    f"""
# 1 {EARLY}
- - {GUIDE} | by Head of SEND | from 2025-01 | due 2025-03
- - {TRAIN} | by SENCO lead | from 2025-02 | due 2025-04
""",
)
kind(
    "milestone rows beside a merged action, with their own dates",
    [
        H(f"Priority 1: {EARLY}"),
        [
            head("Ref", "Action", "Lead", "Deadline", "Steps", "By", "Rating", "Success measure"),
            [
                C("1.1", down=2),
                C(GUIDE, down=2),
                C("Head of SEND", down=2),
                C("April 2025", down=2),
                "Draft shared",
                "Jan 25",
                "Complete",
                C("All schools use it", down=2),
            ],
            ["Guidance published", "Mar 25", "On track"],
            [
                C("1.2", down=2),
                C(TRAIN, down=2),
                C("SENCO lead", down=2),
                C("June 2025", down=2),
                "First course held",
                "Feb 25",
                "Complete",
                C("400 staff trained", down=2),
            ],
            ["Last course held", "May 25", "Not started"],
        ],
    ],
    f"""
# 1 {EARLY}
- 1.1 {GUIDE} | by Head of SEND | due 2025-04 | so All schools use it
  * Draft shared | due 2025-01 | is complete
  * Guidance published | due 2025-03 | is on_track
- 1.2 {TRAIN} | by SENCO lead | due 2025-06 | so 400 staff trained
  * First course held | due 2025-02 | is complete
  * Last course held | due 2025-05 | is not_started
""",
)
kind(
    "the area and its finding in boxes above each table of actions",
    [
        [
            [C("Area for improvement 1", bold=True), EARLY],
            [C("What inspectors found", bold=True), "Needs are found too late"],
            [C("Outcome", bold=True), "Children get help before they fall behind"],
        ],
        [
            head("Action", "By whom", "By when", "How will we know?"),
            [GUIDE, "Head of SEND", "March 2025", "All schools use it"],
        ],
        [
            [C("Area for improvement 2", bold=True), HELP],
            [C("What inspectors found", bold=True), "There is nowhere to go"],
            [C("Outcome", bold=True), "Families know where to turn"],
        ],
        [
            head("Action", "By whom", "By when", "How will we know?"),
            [HUB, "Head of Early Help", "May 2025", "Three hubs open"],
        ],
    ],
    f"""
# 1 {EARLY}
? - Needs are found too late
= Children get help before they fall behind
- - {GUIDE} | by Head of SEND | due 2025-03 | so All schools use it
# 2 {HELP}
? - There is nowhere to go
= Families know where to turn
- - {HUB} | by Head of Early Help | due 2025-05 | so Three hubs open
""",
)
kind(
    "one table for governance and one for risks beside the plan",
    [
        H("Governance"),
        [
            head("Group", "Chair", "Meets"),
            ["SEND Board", "Director of Children's Services", "Monthly"],
            ["Delivery group", "Head of SEND", "Fortnightly"],
        ],
        H("Risk register"),
        [
            head("Risk", "Likelihood", "Impact", "Mitigation", "Owner"),
            ["Vacancies are not filled", "High", "High", "Recruit early", "Head of SEND"],
        ],
        H("Our plan"),
        [
            head("Priority", "Actions we will take", "Responsible", "Timeframe"),
            [EARLY, GUIDE, "Head of SEND", "March 2025"],
            [HELP, HUB, "Head of Early Help", "May 2025"],
        ],
        H("Glossary"),
        [head("Term", "Meaning"), ["SEND", "Special educational needs and disabilities"]],
        H("Version control"),
        [
            head("Version", "Date", "Author", "Change"),
            ["1.0", "May 2024", "Head of SEND", "First draft"],
        ],
    ],
    f"""
# 1 {EARLY}
- - {GUIDE} | by Head of SEND | due 2025-03
# 2 {HELP}
- - {HUB} | by Head of Early Help | due 2025-05
""",
)
kind(
    "title rows and notes above the header",
    [
        [
            [C("Millbrook SEND delivery plan", over=6, bold=True)],
            [C("Updated May 2025. Please do not edit column F.", over=6)],
            ["", "", "", "", "", ""],
            head("Priority", "Milestone", "Action", "Lead", "End date", "RAG"),
            [EARLY, "Draft shared", GUIDE, "Head of SEND", "31/03/2025", "Green"],
            [HELP, "First hub opens", HUB, "Head of Early Help", "01/05/2025", "Red"],
        ]
    ],
    f"""
# 1 {EARLY}
- - {GUIDE} | by Head of SEND | due 2025-03-31 | is on_track
  * Draft shared
# 2 {HELP}
- - {HUB} | by Head of Early Help | due 2025-05-01 | is off_track
  * First hub opens
""",
)
_HEADER = head("Ref", "Action", "Lead", "Timescale")
_ROWS = (
    ["1.1", GUIDE, "Head of SEND", "March 2025"],
    ["1.2", TRAIN, "SENCO lead", "June 2025"],
    ["2.1", HUB, "Head of Early Help", "May 2025"],
)
_SAID = (
    f"- 1.1 {GUIDE} | by Head of SEND | due 2025-03",
    f"- 1.2 {TRAIN} | by SENCO lead | due 2025-06",
    f"- 2.1 {HUB} | by Head of Early Help | due 2025-05",
)


def banners(name: str, first: list[Any], second: list[Any], **said: str) -> None:
    """Add a table with two areas, each under banner rows."""
    blocks = [[_HEADER, *first, *_ROWS[:2], *second, _ROWS[2]]]
    one, two = said.get("one", ""), said.get("two", "")
    lines = [f"# 1 {EARLY}{one}", *_SAID[:2], f"# 2 {HELP}{two}", _SAID[2]]
    kind(name, blocks, "\n".join(lines))


def wide(text: str, **how: Any) -> list[C]:
    """Return a row of one cell over the whole width."""
    return [C(text, over=4, **how)]


banners("banners that only their width sets apart", [wide(EARLY)], [wide(HELP)])
banners(
    "banners of a label and a title in two cells",
    [[C("Priority 1", bold=True), C(EARLY, over=3)]],
    [[C("Priority 2", bold=True), C(HELP, over=3)]],
)
banners(
    "banners with the executive lead on a second line",
    [wide(f"Priority 1: {EARLY}\nExecutive lead: Director of Education", fill="D9E2F3")],
    [wide(f"Priority 2: {HELP}\nExecutive lead: Director of Health", fill="D9E2F3")],
)
banners(
    "banners with the finding in a row of its own under its label",
    [
        wide(f"Priority 1: {EARLY}", bold=True),
        wide("What inspectors said"),
        wide("Needs come late."),
    ],
    [wide(f"Priority 2: {HELP}", bold=True), wide("What inspectors said"), wide("Nowhere to go.")],
    one="\n? - Needs come late.",
    two="\n? - Nowhere to go.",
)
banners(
    "banners with an outcome under the title",
    [wide(f"Outcome 1: {EARLY}\nImpact: Help comes sooner.", fill="D9E2F3")],
    [wide(f"Outcome 2: {HELP}\nImpact: Families know where to go.", fill="D9E2F3")],
    one="\n! Help comes sooner.",
    two="\n! Families know where to go.",
)
kind(
    "banners of two levels, told apart by their shading",
    [
        [
            _HEADER,
            wide(EARLY, fill="8EAADB", bold=True),
            wide("Workforce", fill="D9E2F3", bold=True),
            _ROWS[0],
            wide("Voice", fill="D9E2F3", bold=True),
            _ROWS[1],
            wide(HELP, fill="8EAADB", bold=True),
            wide("Hubs", fill="D9E2F3", bold=True),
            _ROWS[2],
        ]
    ],
    f"""
# 1 {EARLY}
~ 1 Workforce
~ 2 Voice
- [1] {_SAID[0][2:]}
- [2] {_SAID[1][2:]}
# 2 {HELP}
~ 1 Hubs
- [1] {_SAID[2][2:]}
""",
)
kind(
    "lead and date as labelled lines inside the cell of the action",
    [
        H(f"Priority 1: {EARLY}"),
        [
            head("You said", "We will"),
            ["It is too slow", f"{GUIDE}\nLead: Head of SEND\nBy when: March 2025"],
            ["Staff lack training", f"{TRAIN}\nLead: SENCO lead\nBy when: June 2025"],
        ],
    ],
    f"""
# 1 {EARLY}
? - It is too slow
? - Staff lack training
- - {GUIDE} | by Head of SEND | due 2025-03
- - {TRAIN} | by SENCO lead | due 2025-06
""",
)
kind(
    "box with a label in words that no list knows",
    [
        H(f"Priority 1: {EARLY}"),
        [
            [C("Action", bold=True), C(GUIDE, over=3)],
            [C("Lead", bold=True), "Head of SEND", C("Alongside", bold=True), "All SENCOs"],
            [C("Start", bold=True), "Jan 25", C("End", bold=True), "Mar 25"],
            [C("Outcome", bold=True), "All schools use it", C("BRAG", bold=True), "Blue"],
        ],
    ],
    f"""
# 1 {EARLY}
- - {GUIDE} | by Head of SEND | from 2025-01 | due 2025-03 | is complete | so All schools use it
""",
    files=("html", "docx"),
)
