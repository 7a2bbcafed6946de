"""What a test of this specification is given."""

from __future__ import annotations

import pytest

from tests.spec.proof_arithmetic.telling import Proof


@pytest.fixture
def told() -> Proof:
    """Give a telling with nothing said yet."""
    return Proof()
