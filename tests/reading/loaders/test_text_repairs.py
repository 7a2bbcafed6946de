"""Tables torn by pages, shifted, cut and printed over are put together again."""

from __future__ import annotations

from goldenthread.reading.loaders.text import load_text

HEAD = "Ref\tAction\tTimescale\tMeasures of success\tLead\tProgress and milestones\tStatus"


def tables_of(text):
    return list(load_text(text).tables())


def row_of(table, row):
    """Return the words of a row, as a person would read them across it, merged cells included."""
    cells = (table.at(row, column) for column in range(table.columns))
    return [" | ".join(p.text for p in cell.paragraphs) if cell else "" for cell in cells]


def plan(*rows):
    return "\n".join(["1. Working together", "", HEAD, *("\t".join(row) for row in rows)]) + "\n"


FIRST = ("1.1", "Write a plan for all", "May 2017", "A plan", "Head of SEND, NCC")
STEP = ("Agree a draft (Apr 17)", "Complete")


def test_cells_of_an_action_span_its_milestones():
    (table,) = tables_of(
        plan((*FIRST, *STEP), ("", "", "", "", "", "Share it (May 17)", "On target"))
    )

    assert table.at(1, 1).row_span == 2
    assert row_of(table, 2) == [*FIRST[:4], "", "Share it (May 17)", "On target"]


def test_a_row_that_goes_on_over_a_page_joins_the_row_above():
    text = plan((*FIRST, *STEP)) + (
        f"\n1. Working together\n\n{HEAD}\n"
        "\tpartners and families\t\tthat families know\t\tPublish it (May 17)\tOn target\n"
    )
    (table,) = tables_of(text)

    assert row_of(table, 2) == [
        "1.1",
        "Write a plan for all partners and families",
        "May 2017",
        "A plan that families know",
        "",
        "Publish it (May 17)",
        "On target",
    ]


def test_a_milestone_torn_by_a_page_is_one():
    torn = ("", "", "", "", "", "Ask every school in the area about", "On target")
    text = plan((*FIRST, *STEP), torn) + f"\n{HEAD}\n\t\t\t\t\ttheir families (June 17)\t\n"
    (table,) = tables_of(text)

    assert row_of(table, 2)[5:] == [
        "Ask every school in the area about their families (June 17)",
        "On target",
    ]


def test_a_lead_torn_by_a_page_is_one_and_a_further_lead_its_own():
    rows = (
        ("1.1", "Write a plan.", "May 2017", "A plan.", "Head of Partnerships", *STEP),
        ("", "", "", "", "Business Analyst, NCC", "Map the way (May 17)", "On target"),
    )
    text = (
        plan(rows[0])
        + f"\n{HEAD}\n\t\t\t\t(Children) Northmoor ICB\tShare it (May 17)\tOn target\n"
    )
    (table,) = tables_of(text)
    (whole,) = tables_of(plan(*rows))

    assert row_of(table, 1)[4] == "Head of Partnerships (Children) Northmoor ICB"
    assert [row_of(whole, n)[4] for n in (1, 2)] == [
        "Head of Partnerships",
        "Business Analyst, NCC",
    ]


def test_cells_that_moved_left_go_back_under_their_columns():
    moved = (
        ("Review the plan (Sep 17)", "On target"),
        ("Manager, Early Help", "Train the staff (Oct 17)", "On target"),
        ("", "", "Publish the answers (Nov 17)", "Complete"),
    )
    (table,) = tables_of(plan((*FIRST, *STEP), *moved))

    assert [row_of(table, n)[4:] for n in (2, 3, 4)] == [
        ["", "Review the plan (Sep 17)", "On target"],
        ["Manager, Early Help", "Train the staff (Oct 17)", "On target"],
        ["", "Publish the answers (Nov 17)", "Complete"],
    ]


def test_a_fragment_that_lost_a_column_is_mapped_as_a_whole():
    text = """Ref\tAction\tLead\tStart\tEnd\tRAG\tEvidence of impact\tOverall impact
1 A\tAgree the values\tHead of SEND\tJan 22\tMar 22\tGreen\tThe board agrees.\tThere is a set of

\t\t\t\t\t\tagreed values
1 B\tPublish the values\tHead of SEND\tMar 22\tApr 22\tAll families have seen them.\t
"""
    (table,) = tables_of(text)

    assert table.at(1, 7).text == "There is a set of agreed values"
    assert row_of(table, 2)[:7] == [
        "1 B",
        "Publish the values",
        "Head of SEND",
        "Mar 22",
        "Apr 22",
        "",
        "All families have seen them.",
    ]


def test_steps_that_ran_together_are_rows_with_their_ratings():
    run = "Review of practice (Jul 17) Draft agreed (Sep 17) Plan out (Dec 17)"
    (table,) = tables_of(plan((*FIRST, run, "Complete On target")))

    assert [row_of(table, n)[5:] for n in (1, 2, 3)] == [
        ["Review of practice (Jul 17)", "Complete"],
        ["Draft agreed (Sep 17)", "On target"],
        ["Plan out (Dec 17)", ""],
    ]


def test_leads_that_ran_together_are_divided_by_the_leads_named_alone():
    text = """Ref\tAction\tLead\tBy when
1\tAgree the values\tAmy Example\tMay 2022
2\tPublish them\tBo Sample\tMay 2022
3\tAsk families\tBo Sample Amy Example\tMay 2022
4\tAsk schools\tAmy Example and Bo Sample\tMay 2022
5\tAsk staff\tManager SEN Team, NCC Designated Medical Officer\tMay 2022
6\tAsk partners\tHead of Partnerships (Children's Services), Northmoor ICB\tMay 2022
"""
    (table,) = tables_of(text)

    assert [row_of(table, n)[2] for n in (3, 4, 5, 6)] == [
        "Bo Sample | Amy Example",
        "Amy Example | Bo Sample",
        "Manager SEN Team, NCC | Designated Medical Officer",
        "Head of Partnerships (Children's Services), Northmoor ICB",
    ]


def test_references_that_were_lost_are_told_by_their_neighbours():
    text = """Ref\tAction\tLead\tBy when
6 A\tPlan\tAmy Example\tMay 2022
\tAct\tAmy Example\tMay 2022
6 C\tSay so\tAmy Example\tMay 2022
"""
    (table,) = tables_of(text)

    assert [row_of(table, n)[0] for n in (1, 2, 3)] == ["6 A", "6 B", "6 C"]


FOCUS = """Focus Area {0}. Leaders and families agree what matters most

Ref\tMilestone actions\tAccountable officer\tStart date\tEnd date\tRAG\tEvidence\tOverall impact
{0} A\tAgree the values with families\tAmy Example\tJan 22\tMar 22\tGreen\tMinutes\tTrust

"""


def test_a_heading_cut_by_the_columns_of_a_table_is_put_together():
    cut = (
        "Focus\ts Area 3. Families agree what ma\tatters to the\tem and lea\taders act\n"
        "Ref\tMilestone actions\tAccountable officer\tStart date\tEnd date\tRAG\tEvidence\t"
        "Overall impact\n"
        "3 A\tAct on it\tAmy Example\tApr 22\tMay 22\tGreen\tMinutes\tTrust\n"
    )
    document = load_text(
        FOCUS.format(1) + FOCUS.format(2) + cut + "\nWhat matters to them, leaders hear.\n"
    )

    headings = [p.text for p in document.paragraphs() if p.level]
    assert headings[-1].startswith("Focus Area 3. Families agree what matters to")
    assert row_of(list(document.tables())[-1], 1)[0] == "3 A"


def test_a_heading_that_was_lost_is_told_by_the_references_under_it():
    lost = FOCUS.format(4).partition("\n\n")[2]
    document = load_text(FOCUS.format(1) + FOCUS.format(2) + lost)

    headings = [p.text for p in document.paragraphs() if p.level]
    assert headings[2:] == ["Focus Area 4"]


def test_content_printed_over_the_headings_is_taken_from_them():
    over = (
        "Ref 3 A\tMilestone actions Act on all that families said\tAccountable officer\t"
        "Start date\tEnd date May 22\tRAG\tEvidence\tOverall impact\n"
    )
    document = load_text(FOCUS.format(1) + FOCUS.format(2) + over)
    row = row_of(list(document.tables())[-1], 1)

    assert row == ["3 A", "Act on all that families said", "", "", "May 22", "", "", ""]


KEY = """{0}. AREA FOR IMPROVEMENT\t
{1}\tProgress (BRAG)
\tComplete
\tOn track running to plan
\tHigh risk – escalation required
\tNot started
{0}a. Leaders do not know how long families have to \twait for
an answer. (P2 MF1)\t

"""


def test_a_title_beside_a_key_of_ratings_is_a_heading():
    text = KEY.format(1, "Families wait too long") + KEY.format(2, "Leaders do not listen")
    document = load_text(text)

    assert [p.text for p in document.paragraphs()] == [
        "1. Area for improvement: Families wait too long",
        "1a. Leaders do not know how long families have to wait for an answer. (P2 MF1)",
        "2. Area for improvement: Leaders do not listen",
        "2a. Leaders do not know how long families have to wait for an answer. (P2 MF1)",
    ]
    (key,) = document.tables()
    assert [cell.text for cell in key.cells][1:] == [
        "Complete",
        "On track running to plan",
        "High risk – escalation required",
        "Not started",
    ]


def test_a_table_printed_as_paragraphs_under_its_headings_goes_on():
    text = """What inspectors said\tWhat we are doing about it\tLead
Families wait too long.\tWe will plan.\tHead of SEND

What inspectors said

Plans are late.

What we are doing about it

We will act:

- soon
- well
"""
    (table,) = tables_of(text)

    assert row_of(table, 2) == ["Plans are late.", "We will act: | soon | well", ""]


def test_a_theme_spans_its_actions_and_one_printed_in_every_row_is_one():
    text = """Ref\tPriority\tAction\tLead\tDue date
1.1\tTimely plans\tRecruit staff\tHead of SEND\tMay 2025
1.2\tTimely plans\tTell families\tHead of SEND\tJune 2025
2.1\tBetter voice\tWrite a charter\tHead of SEND\tJuly 2025
"""
    (table,) = tables_of(text)

    assert [row_of(table, n)[:3] for n in (1, 2, 3)] == [
        ["1.1", "Timely plans", "Recruit staff"],
        ["1.2", "Timely plans", "Tell families"],
        ["2.1", "Better voice", "Write a charter"],
    ]
