"""What a test of the specification is given."""

from __future__ import annotations

import pytest

from tests.spec.telling import Telling


@pytest.fixture
def told() -> Telling:
    """Give a telling with nothing said yet."""
    return Telling()
