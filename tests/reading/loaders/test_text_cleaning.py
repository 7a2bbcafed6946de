"""Mark-up inside a text becomes words, paragraphs and list items."""

from __future__ import annotations

import pytest

from goldenthread.reading.loaders.text.cleaning import Piece, is_bold, lost_items, pieces, plain


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        pytest.param("**1c.** Too slow **(P2)**", "1c. Too slow (P2)", id="bold"),
        pytest.param("<b>2a.</b> <u>Leaders</u>", "2a. Leaders", id="tags"),
        pytest.param("see the [local offer](#)", "see the local offer", id="link"),
        pytest.param("Balanced System <sup>®</sup>", "Balanced System ®", id="raised"),
        pytest.param(r"$\mathbf{b}\mathbf{g}$ . Late", "bg. Late", id="latex letters"),
        pytest.param(
            "health &amp; care, under <20 weeks", "health & care, under <20 weeks", id="<"
        ),
        pytest.param("by 31 st March", "by 31st March", id="ordinal"),
        pytest.param(
            "co- produced, pre- and post-16", "co-produced, pre- and post-16", id="hyphen"
        ),
        pytest.param(
            "through our IT systems ((May 17)", "through our IT systems (May 17)", id="(("
        ),
        pytest.param("Tool available, Nov 17)", "Tool available (Nov 17)", id="lost bracket"),
        pytest.param("an _easy_ *read* version, a_b", "an easy read version, a_b", id="italics"),
        pytest.param(r"1\. Item \*", "1. Item *", id="escaped"),
    ],
)
def test_a_text_is_its_words(printed, words):
    assert plain(printed) == words


def test_tags_divide_paragraphs_and_items():
    printed = "<p>We will:</p><ul><li>hold a day<ul><li>invite all</li></ul></li></ul>After<br>all"

    assert pieces(printed) == [
        Piece("We will:"),
        Piece("hold a day", 1),
        Piece("invite all", 2),
        Piece("After"),
        Piece("all"),
    ]


def test_bullets_in_a_run_of_text_divide_it():
    assert pieces("Staff: • one manager • two clerks") == [
        Piece("Staff:"),
        Piece("one manager", 1),
        Piece("two clerks", 1),
    ]


@pytest.mark.parametrize(
    ("run", "items"),
    [
        pytest.param("• One. • Two.", ["One.", "Two."], id="by bullets"),
        pytest.param("1. Say it 2. Do it", ["Say it", "Do it"], id="by numbers"),
        pytest.param("We plan. We act.", ["We plan.", "We act."], id="by sentences"),
        pytest.param(
            "Hold a day for parents Increase supported internships We will tell families",
            ["Hold a day for parents", "Increase supported internships", "We will tell families"],
            id="by the words that open a step",
        ),
        pytest.param(
            "The SEND Assessment and Review Team", ["The SEND Assessment and Review Team"], id="one"
        ),
        pytest.param(
            "Audit plans from Year 9. We will report.",
            ["Audit plans from Year 9.", "We will report."],
            id="a number at the end of a sentence is no mark",
        ),
    ],
)
def test_a_list_that_lost_its_marks_is_divided_where_that_can_be_told(run, items):
    assert lost_items(run) == items


def test_a_list_without_items_in_it_is_divided_too():
    printed = 'We will: <ul style="x"> Agree a plan. Share it. '

    assert pieces(printed) == [Piece("We will:"), Piece("Agree a plan.", 1), Piece("Share it.", 1)]


@pytest.mark.parametrize(
    ("printed", "bold"),
    [("**Impact**", True), ("<b>Impact</b>:", True), ("**1b**. Leaders", False), ("Impact", False)],
)
def test_bold_is_the_whole_line(printed, bold):
    assert is_bold(printed) is bold
