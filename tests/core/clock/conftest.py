"""What tests of the clock share."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest


@pytest.fixture
def usual_csv() -> Iterator[None]:
    """Read CSV with Python's own limits; reading a plan elsewhere may have changed them."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)
