"""Whether a number is one of many, as a condition that costs the same for ten or for thousands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Model, QuerySet, Value


class Among(Func):
    """Like ``name__in=numbers``, with all the numbers as one value.

    Django writes a place into the statement for each number of an ``in``, and takes them in one by
    one: some ten microseconds each, more than PostgreSQL needs to find the row. A field named by a
    relation gives the number of the row that it points to ("case", "case_id").
    """

    template = "%(expressions)s::bigint[])"
    arg_joiner = " = any("
    output_field = BooleanField()

    def __init__(self, name: str, numbers: Iterable[int], **extra: Any) -> None:
        many = ",".join(str(int(number)) for number in numbers)
        super().__init__(F(name), Value(f"{{{many}}}"), **extra)


class AmongThe(Func):
    """Like ``name__in=rows``, with the rows found first, and once.

    For few rows of which PostgreSQL would think that they are many: through a fence it cannot tell
    how many fit, and would rather go through all that points to them.
    """

    template = "%(expressions)s)"
    arg_joiner = " = any("
    output_field = BooleanField()

    def __init__(self, name: str, rows: QuerySet[Model], **extra: Any) -> None:
        super().__init__(F(name), ArraySubquery(rows.order_by().values("pk")), **extra)
