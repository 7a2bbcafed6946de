"""Prints the manual of the arithmetic of proof: what its specification tells."""

from __future__ import annotations

from tests.spec import proof_arithmetic
from tests.spec.chapters import chapters
from tests.spec.proof_arithmetic.telling import Proof
from tests.spec.wording import days_in_words
from tools.specification_pages import contents, examples

INTRODUCTION = """\
# The arithmetic of proof

Printed from `tests/spec/proof_arithmetic` by `make docs`. Every table below was worked out and
compared before it was printed, and `make check` fails when this page is out of date.

Has a measure really changed, or did it only go up and down? Is it where it was planned to be, and
where is it going? Has what was promised come true? And what of it may be published without telling
of a child? This page shows how each is answered, with invented figures, so that a performance
analyst can check it with a calculator. The code is plain Python: `control_charts`, `trajectories`,
`suppression` and `success` in `src/goldenthread/core`.

A percentage is always worked out from two counts, and a month without a case has no percentage.
"""


def markdown() -> str:
    """Return the page.

    :raises AssertionError: when something the specification says is not so.
    """
    told = chapters(proof_arithmetic, Proof)
    parts = [INTRODUCTION, *contents(chapter.title for chapter in told), *examples(told)]
    return days_in_words("\n\n".join(part.strip() for part in parts)) + "\n"
