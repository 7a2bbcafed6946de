"""What the SQL of a definition is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Pieces:
    """The SQL of one version: where its rows come from, and what each of its columns is.

    Of each row the_day and in_month; number and out_of, what it adds to numerator and denominator;
    counted, whether it is in the numerator; lasted, the days of a mean or median; by_… its group in
    each breakdown, and row_… what is shown of it.
    """

    source: str
    columns: Mapping[str, str]
