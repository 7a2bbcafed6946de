"""Paragraphs, headings, lists, labelled lines, furniture and e-mails in plain text."""

from __future__ import annotations

import pytest

from goldenthread.reading.loaders.text import load_text


def paragraphs_of(text):
    return list(load_text(text).paragraphs())


def words_of(text):
    return [p.text for p in paragraphs_of(text)]


@pytest.mark.parametrize(
    ("text", "words", "level"),
    [
        ("### Our plan", "Our plan", 3),
        ("Our plan\n========", "Our plan", 1),
        ("Our plan\n--------", "Our plan", 2),
        ("**Our plan**", "Our plan", 2),
        ("OUR IMPROVEMENT PLAN", "OUR IMPROVEMENT PLAN", 2),
        ("Priority 2: Families are heard", "Priority 2: Families are heard", 2),
        ("2. Families are heard", "2. Families are heard", 2),
        ("2.1 Families are heard", "2.1 Families are heard", 3),
        ("Our shared commitment", "Our shared commitment", 3),
    ],
)
def test_a_heading_shows_by_its_look(text, words, level):
    (heading, _) = paragraphs_of(f"{text}\n\nThis is what follows it, as a sentence.\n")

    assert (heading.text, heading.level) == (words, level)


@pytest.mark.parametrize(
    "text",
    ["Action 1.1: Recruit two case officers", "We have made progress.", "we will act"],
)
def test_what_says_something_is_no_heading(text):
    assert [p.level for p in paragraphs_of(f"{text}\n")] == [0]


def test_lines_that_were_wrapped_are_one_paragraph():
    text = """
We will work with every family in the area so that each of them knows what
will happen next, who will do it and when it will be done, in plain words.

Head of SEND
Civic Centre
"""

    assert words_of(text) == [
        "We will work with every family in the area so that each of them knows what "
        "will happen next, who will do it and when it will be done, in plain words.",
        "Head of SEND",
        "Civic Centre",
    ]


def test_items_of_a_list_have_their_mark_and_depth():
    items = paragraphs_of("- Agree\n  a) a plan\n  b) a date\n1.2 Publish\n")

    assert [(p.marker, p.text, p.depth) for p in items] == [
        ("-", "Agree", 1),
        ("a)", "a plan", 2),
        ("b)", "a date", 2),
        ("1.2", "Publish", 1),
    ]


def test_labelled_pieces_on_one_line_stand_alone():
    text = "Action 1.1: Write the charter.  Lead: Head of SEND.  By: May 2025\nStatus: Green\n"

    assert words_of(text) == [
        "Action 1.1: Write the charter.",
        "Lead: Head of SEND",
        "By: May 2025",
        "Status: Green",
    ]


def test_page_numbers_and_lines_that_run_over_pages_go():
    page = "Northmoor plan\t\tDRAFT 3\n\nWe promise {} things.\n\n      Page {} of 3\n\f"
    text = "".join(page.format(n * 7, n) for n in (1, 2, 3))

    assert words_of(text) == [f"We promise {n} things." for n in (7, 14, 21)]


def test_bare_page_numbers_go_and_other_numbers_stay():
    assert words_of("One.\n\n1\n\nTwo.\n\n2\n\nThree.\n\n3\n") == ["One.", "Two.", "Three."]
    assert words_of("In all we have\n\n45\n\nplaces.\n") == ["In all we have", "45", "places."]


def test_a_label_that_comes_back_is_no_furniture():
    text = "\n\n".join(f"What inspectors said\n\nThat it is slow, {n}." for n in "abc")

    assert words_of(text).count("What inspectors said") == 3


def test_a_message_is_its_subject_and_its_body():
    text = "From: A\nTo: B\nSubject: RE: Our plan\n\nWe will act.\n"

    assert words_of(text) == ["Our plan", "We will act."]


def test_quoting_is_taken_away():
    assert words_of("> We will act.\n>\n> And say so.\n") == ["We will act.", "And say so."]


def test_each_thing_knows_its_line_and_page():
    text = "Our plan\n\n\fRef\tAction\tLead\n1\tAct\tHead of SEND\n"
    document = load_text(text)
    (title,) = document.paragraphs()
    (table,) = document.tables()

    assert str(title.place) == "page 1, line 1"
    assert str(table.cells[-1].paragraphs[0].place) == "page 2, line 5, table 1, row 2"


@pytest.mark.parametrize("text", ["", "\n\n", "\f", "\t\t\n", "|||\n", "---\n"])
def test_nothing_gives_nothing(text):
    document = load_text(text)

    assert [p.text for p in document.paragraphs()] == []
    assert list(document.tables()) == []
