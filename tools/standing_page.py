"""Prints the manual of standings: what its specification tells."""

from __future__ import annotations

from tests.spec import standing
from tests.spec.chapters import chapters
from tests.spec.standing.telling import Standings
from tests.spec.wording import days_in_words
from tools.specification_pages import contents, examples

INTRODUCTION = """\
# Standings and contradictions

Printed from `tests/spec/standing` by `make docs`. Every row below was worked out and compared
before it was printed, and `make check` fails when this page is out of date.

The lead of an action declares a rating. Its standing is what the recorded facts say: milestones
against their dates, evidence that somebody else verified, figures against what was promised, how
long nobody has reported, what it waits for, an empty post. Where the rating is better than the
standing, both are shown with the reasons, and the lead answers. The code is plain Python:
`standing` in `src/goldenthread/core`. Every example is asked about on 22 November 2026.

In the examples, “done 1; overdue 2; ahead 2” counts milestones; “evidence” and “measure” are
measures of success without a figure, “figure” one with a bound indicator.
"""


def markdown() -> str:
    """Return the page.

    :raises AssertionError: when something the specification says is not so.
    """
    told = chapters(standing, Standings)
    parts = [INTRODUCTION, *contents(chapter.title for chapter in told), *examples(told)]
    return days_in_words("\n\n".join(part.strip() for part in parts)) + "\n"
