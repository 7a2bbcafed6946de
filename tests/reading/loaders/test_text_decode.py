"""Bytes of any usual encoding become lines with their numbers and pages."""

from __future__ import annotations

import pytest

from goldenthread.reading.loaders.text.decode import decode, lines_of


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"],
)
def test_every_usual_encoding_gives_the_same_words(encoding):
    words = "Priority 1 – the ‘local offer’ costs £5"

    assert decode(words.encode(encoding)).lstrip("\ufeff") == words


def test_what_no_encoding_holds_is_replaced_and_not_refused():
    assert decode(b"Action\x81 1") == "Action\ufffd 1"


def test_lines_end_in_any_of_the_usual_ways():
    assert [line.text for line in lines_of("one\r\ntwo\rthree\nfour")] == [
        "one",
        "two",
        "three",
        "four",
    ]


def test_a_form_feed_begins_a_page():
    lines = lines_of("first\n\fsecond")

    assert [(line.text, line.page) for line in lines if not line.blank] == [
        ("first", 1),
        ("second", 2),
    ]


def test_a_text_without_form_feeds_does_not_say_its_pages():
    assert [line.page for line in lines_of("one\ntwo")] == [None, None]


def test_ligatures_hard_spaces_and_hidden_marks_become_plain_letters():
    (line,) = lines_of("e\ufb03cient\u00a0of\ufb01cer\u200b co\u00adordinates\x07")

    assert line.text == "efficient officer coordinates"
