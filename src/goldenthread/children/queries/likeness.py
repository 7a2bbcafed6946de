"""How like a word one of a child's names is, asked of every child of an area at once."""

from __future__ import annotations

import math
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Func, Value, When
from django.db.models.fields import BooleanField

ALIKE = 0.4  # of 1: one slip in a word of five letters, or two in one of eight


def likeness_of(word: str) -> Case:
    """Return the likeness of a plain word to the names of a row: 0 where it is below `ALIKE`.

    The likeness itself takes PostgreSQL some ten microseconds for each child, and no index helps,
    since the fence is asked first. It cannot reach `ALIKE` without so many of the word's threes of
    letters being in the names, which is seen in a tenth of that; so it is worked out for those
    alone. Nothing is found less for it.
    """
    return Case(
        When(_MayBeAlike(word), then=TrigramWordSimilarity(word, "names")),
        default=Value(0.0),
        output_field=FloatField(),
    )


def threes_of(word: str) -> set[str]:
    """Return a word's threes of letters as pg_trgm makes them, the word's ends being spaces.

    Of the one that is two spaces and a letter it is enough to look for a space and the letter.
    """
    padded = f"  {word} "
    return {padded[n : n + 3] for n in range(len(padded) - 2)}


class _MayBeAlike(Func):
    """Whether enough of a word's threes are in the names, or this cannot be told so simply.

    Of so many threes that the rest are too few, one at least must be there: that is asked first.
    """

    def __init__(self, word: str) -> None:
        super().__init__(F("names"), output_field=BooleanField())
        threes = sorted(threes_of(word)) if word.isascii() else []
        self._least = math.ceil(ALIKE * len(threes) - 1e-9)
        self._within = [f"%{three}%" for three in threes if " " not in three]
        self._at_ends = [f"%{three.replace('  ', ' ')}%" for three in threes if " " in three]

    def as_sql(
        self, compiler: Any, connection: Any, *_: Any, **__: Any
    ) -> tuple[str, tuple[Any, ...]]:
        if not self._at_ends:
            return "true", ()
        (source,) = self.get_source_expressions()
        names, _given = compiler.compile(source)  # a column, which takes no values
        enough = len(self._within) + len(self._at_ends) - self._least + 1
        first = self._within[:enough] if len(self._within) >= enough else []
        there = [f"({names} like %s)::int"] * len(self._within)
        there += [f"(' ' || {names} || ' ' like %s)::int"] * len(self._at_ends)
        # letters that are not plain are parted by pg_trgm as the database's locale has it
        sql = (
            f"(octet_length({names}) > length({names})"
            f" or ({f'{names} like any(%s) and ' if first else ''}{' + '.join(there)} >= %s))"
        )
        params = (*([first] if first else []), *self._within, *self._at_ends, self._least)
        return sql, params
