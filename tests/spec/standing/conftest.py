"""What a test of this specification is given."""

from __future__ import annotations

import pytest

from tests.spec.standing.telling import Standings


@pytest.fixture
def told() -> Standings:
    """Give a telling with nothing said yet."""
    return Standings()
