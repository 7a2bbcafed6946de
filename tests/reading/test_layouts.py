"""One test for each way in which plans are laid out."""

from __future__ import annotations

from pathlib import Path

from goldenthread.core.enums import PlanKind, Status
from goldenthread.core.plan_format import ActionEntry, MilestoneEntry
from tests.reading.pages import areas, read_page, table


def test_a_box_of_keys_for_each_action(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire SEND Priority Action Plan</h1><p>Published 3 March 2024</p>"
        "<h2>Priority 1: Oversight</h2>"
        "<p>What inspectors said: Leaders do not know enough about waits.</p>"
        + table(
            ("Action 1.1", "Set up a data group"),
            ("Lead", "Head of Data"),
            ("By when", "June 2024"),
            ("How we will know", "The board uses a dashboard"),
            ("Status", "On track"),
            ("Milestones", "<ul><li>Terms agreed (Apr 24)</li><li>First report (May 24)</li></ul>"),
            head=False,
        )
        + table(
            ("Action 1.2", "Publish the data strategy"),
            ("Lead", "Director of Education / ICB Chief Nurse"),
            ("By when", "30 September 2024"),
            ("Status", "Delayed"),
            head=False,
        ),
    )

    plan = reading.plan
    assert (plan.title, plan.local_area) == ("Marlshire SEND Priority Action Plan", "Marlshire")
    assert (plan.kind, plan.published) == (PlanKind.PRIORITY_ACTION_PLAN, "2024-03-03")
    (area,) = plan.areas
    assert (area.ref, area.title) == ("1", "Oversight")
    assert [f.text for f in area.findings] == ["Leaders do not know enough about waits."]
    assert area.actions == [
        ActionEntry(
            ref="1.1",
            text="Set up a data group",
            leads=["Head of Data"],
            due_text="June 2024",
            due="2024-06",
            measures=["The board uses a dashboard"],
            status_text="On track",
            status=Status.ON_TRACK,
            milestones=[
                MilestoneEntry(text="Terms agreed", due_text="Apr 24", due="2024-04"),
                MilestoneEntry(text="First report", due_text="May 24", due="2024-05"),
            ],
        ),
        ActionEntry(
            ref="1.2",
            text="Publish the data strategy",
            leads=["Director of Education", "ICB Chief Nurse"],
            due_text="30 September 2024",
            due="2024-09-30",
            status_text="Delayed",
            status=Status.OFF_TRACK,
        ),
    ]


def test_a_box_with_two_keys_to_the_row(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire Plan</h1><h2>Area for improvement 2 – Waiting times</h2>"
        + table(
            ("Ref", "2.1", "Lead", "Head of Therapies"),
            ("Action", "<td colspan=3>Recruit four therapists</td>"),
            ("Start", "Jan 2024", "End", "Sept 2024"),
            ("RAG", "Amber", "Progress", "Two in post"),
            head=False,
        ),
    )

    (area,) = reading.plan.areas
    assert (area.ref, area.title) == ("2", "Waiting times")
    assert area.actions == [
        ActionEntry(
            ref="2.1",
            text="Recruit four therapists",
            leads=["Head of Therapies"],
            start_text="Jan 2024",
            start="2024-01",
            due_text="Sept 2024",
            due="2024-09",
            status_text="Amber",
            status=Status.AT_RISK,
            updates=["Two in post"],
        )
    ]


def test_a_box_with_the_action_as_its_title(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire SEND Plan</h1><h2>Priority A: Health</h2>"
        + table(
            ("<td colspan=2><b>A1 Reduce therapy waits</b></td>",),
            ("Lead:", "Chief Therapist"),
            ("Timescale:", "by end of 2025"),
            ("Success measures:", "No child waits over 18 weeks"),
            ("Progress so far:", "Waits down by 10%"),
            head=False,
        ),
    )

    (area,) = reading.plan.areas
    (action,) = area.actions
    assert (area.ref, area.title, action.ref, action.text) == (
        "A",
        "Health",
        "A1",
        "Reduce therapy waits",
    )
    assert (action.due, action.updates) == ("2025", ["Waits down by 10%"])


def test_keys_over_their_answers(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire SEND Plan</h1><h2>Priority 1: Data</h2>"
        + table(
            ("<b>What we will do</b>", "<b>How we will know</b>"),
            ("Build a dashboard", "The board uses it"),
            ("<b>Who leads</b>", "<b>By when</b>"),
            ("Head of Data", "May 2025"),
            head=False,
        ),
    )

    (action,) = reading.plan.areas[0].actions
    assert (action.text, action.leads, action.due, action.measures) == (
        "Build a dashboard",
        ["Head of Data"],
        "2025-05",
        ["The board uses it"],
    )


def test_a_heading_for_each_action_with_labelled_lines(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire SEND improvement plan</h1><h2>Priority 1 – Timely plans</h2>"
        "<h3>Action 1.1: Recruit caseworkers</h3><p>Lead: Head of SEND</p>"
        "<p>By when: March 2025</p><p>Success measures:</p>"
        "<ul><li>60% of plans on time</li><li>Caseloads under 150</li></ul><p>Milestones:</p>"
        "<ul><li>Adverts out (Jan 2025)</li><li>Staff start – Mar 2025</li></ul>"
        "<p>Progress: Six staff appointed.</p><p>RAG: Green</p>"
        "<h2>Priority 2 – Voice</h2><h3>Action 2.1: Survey families</h3>"
        "<p><b>Lead:</b> Forum chair</p><p><b>By when:</b> TBC</p>",
    )

    assert areas(reading.plan) == [
        ("1", "Timely plans", ["Recruit caseworkers"]),
        ("2", "Voice", ["Survey families"]),
    ]
    first, second = (action for _, action in reading.plan.actions())
    assert first.measures == ["60% of plans on time", "Caseloads under 150"]
    assert [(m.text, m.due) for m in first.milestones] == [
        ("Adverts out", "2025-01"),
        ("Staff start", "2025-03"),
    ]
    assert (first.updates, first.status) == (["Six staff appointed."], Status.ON_TRACK)
    assert (second.leads, second.due_text, second.due) == (["Forum chair"], "TBC", None)


def test_lists_within_lists(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire plan for SEND</h1><ol><li>Priority 1: Better data<ul>"
        "<li>Build a dashboard (Lead: Head of Data; by when: May 2025)"
        "<ul><li>Agree indicators (Feb 2025)</li></ul></li>"
        "<li>Train analysts (Lead: Data Manager; by when: June 2025)</li></ul></li>"
        "<li>Priority 2: Short breaks<ul>"
        "<li>Open two centres (Lead: Head of Commissioning; by when: 2026)</li></ul></li></ol>",
    )

    assert areas(reading.plan) == [
        ("1", "Better data", ["Build a dashboard", "Train analysts"]),
        ("2", "Short breaks", ["Open two centres"]),
    ]
    first = reading.plan.areas[0].actions[0]
    assert (first.leads, first.due) == (["Head of Data"], "2025-05")
    assert [(m.text, m.due) for m in first.milestones] == [("Agree indicators", "2025-02")]


def test_a_list_with_promises_at_the_end_of_each_line(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire Accelerated Progress Plan</h1><h2>Area of weakness 1: Commissioning</h2>"
        "<h3>Actions</h3><ol>"
        "<li>Write a strategy – Lead: Head of Commissioning – By when: March 2025</li>"
        "<li>Pool budgets – Lead: Finance Director – By when: April 2025</li></ol>"
        "<h3>Impact measures</h3><ul><li>Strategy agreed</li></ul>",
    )

    (area,) = reading.plan.areas
    assert reading.plan.kind is PlanKind.ACCELERATED_PROGRESS_PLAN
    assert [(a.text, a.leads, a.due) for a in area.actions] == [
        ("Write a strategy", ["Head of Commissioning"], "2025-03"),
        ("Pool budgets", ["Finance Director"], "2025-04"),
    ]
    assert area.outcomes == ["Strategy agreed"]


def test_a_table_on_its_side(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire SEND Plan</h1><h2>Theme 1: Workforce</h2>"
        + table(
            ("Reference", "1.1", "1.2"),
            ("What we will do", "Recruit psychologists", "Train SENCOs"),
            ("Who", "Head of Psychology", "SEND Adviser"),
            ("By when", "Dec 2024", "Mar 2025"),
            ("BRAG", "Blue", "Green"),
            head=False,
        ),
    )

    (area,) = reading.plan.areas
    assert (area.ref, area.title) == ("1", "Workforce")
    assert [(a.ref, a.text, a.leads, a.due, a.status) for a in area.actions] == [
        ("1.1", "Recruit psychologists", ["Head of Psychology"], "2024-12", Status.COMPLETE),
        ("1.2", "Train SENCOs", ["SEND Adviser"], "2025-03", Status.ON_TRACK),
    ]


def test_a_header_of_two_rows_and_areas_in_wide_rows(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire SEND Action Plan</h1><table>"
        "<tr><th rowspan=2>No</th><th rowspan=2>Action</th><th rowspan=2>Lead officer</th>"
        "<th colspan=2>Timescale</th><th rowspan=2>KPI</th></tr>"
        "<tr><th>Start</th><th>End</th></tr>"
        "<tr><td colspan=6><b>Priority 1: Governance</b></td></tr>"
        "<tr><td>1.1</td><td>Refresh the board</td><td>DCS</td><td>Jan 24</td><td>Mar 24</td>"
        "<td>It meets monthly</td></tr>"
        "<tr><td colspan=6><b>Priority 2: Quality</b></td></tr>"
        "<tr><td>2.1</td><td>Audit plans</td><td>QA lead</td><td>Feb 24</td><td>Apr 24</td>"
        "<td>80% good</td></tr></table>",
    )

    assert areas(reading.plan) == [
        ("1", "Governance", ["Refresh the board"]),
        ("2", "Quality", ["Audit plans"]),
    ]
    first = reading.plan.areas[0].actions[0]
    assert (first.start, first.due, first.measures) == ("2024-01", "2024-03", ["It meets monthly"])


def test_areas_and_aims_in_columns_and_ratings_in_colours(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire SEND tracker</h1>"
        + table(
            ("Priority area", "Objective", "Action", "Owner", "Deadline", "RAG"),
            (
                "<td rowspan=3>1. Leadership</td>",
                "<td rowspan=2>1.1 Clear roles</td>",
                "Agree roles",
                "DCS",
                "31/01/2025",
                '<td bgcolor="#0070C0"></td>',
            ),
            ("Publish a chart", "DCS", "28/02/2025", '<td bgcolor="#00B050"></td>'),
            (
                "1.2 Strong board",
                "New chair",
                "Chief Executive",
                "31/03/2025",
                '<td style="background:red"></td>',
            ),
            ("2. Voice", "2.1 Listen", "Hold events", "PCF", "TBC", '<td bgcolor="#FFC000"></td>'),
        ),
    )

    assert areas(reading.plan) == [
        ("1", "Leadership", ["Agree roles", "Publish a chart", "New chair"]),
        ("2", "Voice", ["Hold events"]),
    ]
    assert [(a.focus_area, a.status_text, a.status) for _, a in reading.plan.actions()] == [
        ("1.1", "Blue", Status.COMPLETE),
        ("1.1", "Green", Status.ON_TRACK),
        ("1.2", "Red", Status.OFF_TRACK),
        ("2.1", "Amber", Status.AT_RISK),
    ]


def test_headings_over_tables_and_a_rating_key_in_a_line(tmp_path: Path) -> None:
    head = ("Ref", "What we will do", "Who is responsible", "Timescale", "RAG")
    reading = read_page(
        tmp_path,
        "<h1>Our plan in full</h1>"
        "<p>RAG key: Blue – complete; Green – on track; Amber – some delay; Red – serious delay</p>"
        "<h2>Making plans on time</h2><h3>Get advice in faster</h3>"
        + table(head, ("A1", "Agree standards", "DCO", "Q2 2024/25", "Amber"))
        + "<h3>Write better plans</h3>"
        + table(head, ("A3", "Train writers", "SEND manager", "Q3 2024/25", "Blue"))
        + "<h2>Hearing families</h2><h3>Survey</h3>"
        + table(head, ("B1", "Run a survey", "PCF", "Dec-24", "Red")),
    )

    plan = reading.plan
    assert [(r.label, r.status) for r in plan.rating_scheme] == [
        ("complete", Status.COMPLETE),
        ("on track", Status.ON_TRACK),
        ("some delay", Status.AT_RISK),
        ("serious delay", Status.OFF_TRACK),
    ]
    assert [(a.title, [f.title for f in a.focus_areas]) for a in plan.areas] == [
        ("Making plans on time", ["Get advice in faster", "Write better plans"]),
        ("Hearing families", ["Survey"]),
    ]
    assert [(a.ref, a.focus_area, a.due) for _, a in plan.actions()] == [
        ("A1", "1", "2024-09"),
        ("A3", "2", "2024-12"),
        ("B1", "1", "2024-12"),
    ]


def test_a_table_without_a_header(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire SEND Plan</h1><h2>Recommendation 1: Improve transitions</h2>"
        + table(
            (
                "1.1",
                "Write a protocol for moving on from school",
                "Head of SEND",
                "May 2025",
                "In use",
            ),
            (
                "1.2",
                "Train staff in preparing for adulthood",
                "Transitions manager",
                "July 2025",
                "All trained",
            ),
            head=False,
        ),
    )

    (area,) = reading.plan.areas
    assert [(a.ref, a.leads, a.due) for a in area.actions] == [
        ("1.1", ["Head of SEND"], "2025-05"),
        ("1.2", ["Transitions manager"], "2025-07"),
    ]


def test_milestones_in_rows_of_their_own(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire SEND Plan</h1><h2>1. Leadership</h2>"
        + table(
            ("Objective", "Key actions", "Milestones", "Lead", "Date", "Outcome"),
            ("Strong leaders", "Recruit a director", "Advert", "HR", "Jan 25", "In post"),
            ("", "", "Interviews", "HR", "Feb 25", ""),
            ("", "", "Start", "DCS", "Apr 25", ""),
        ),
    )

    (area,) = reading.plan.areas
    (action,) = area.actions
    assert (area.title, action.text, action.measures) == (
        "Leadership",
        "Recruit a director",
        ["In post"],
    )
    assert [(m.text, m.due) for m in action.milestones] == [
        ("Advert", "2025-01"),
        ("Interviews", "2025-02"),
        ("Start", "2025-04"),
    ]


def test_you_said_we_will(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire Local Area Partnership Plan</h1><h2>Early years</h2>"
        + table(
            ("You said", "We will", "Who", "When"),
            ("Waits are long", "Open Saturday clinics", "Head of Therapies", "Autumn term 2025"),
        ),
    )

    (area,) = reading.plan.areas
    assert [f.text for f in area.findings] == ["Waits are long"]
    assert [(a.text, a.due) for a in area.actions] == [("Open Saturday clinics", "2025-12")]


def test_tables_that_are_no_part_of_the_plan_are_left_out_and_named(tmp_path: Path) -> None:
    reading = read_page(
        tmp_path,
        "<h1>Marlshire SEND Plan</h1><h2>Priority 1: Voice</h2>"
        + table(("Action", "Lead", "By when", "Measure"), ("Listen", "PCF", "May 2025", "Heard"))
        + "<h2>Risks</h2>"
        + table(
            ("Risk", "Likelihood", "Mitigating action", "Owner"),
            ("Staff leave", "High", "Recruit", "HR"),
        )
        + "<h2>Governance</h2>"
        + table(("Workstream", "Lead"), ("Culture", "A person"))
        + "<h2>Glossary</h2>"
        + table(("Term", "Meaning"), ("DCO", "Designated clinical officer")),
    )

    assert areas(reading.plan) == [("1", "Voice", ["Listen"])]
    assert sum(o.kind == "table left out" for o in reading.oddities) == 3
