"""A document becomes a draft plan and comes out again without loss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goldenthread.core.plan_format import loads
from goldenthread.improvement.queries.export import as_document
from goldenthread.platform.access.row_security import in_area
from tests.factories.areas import make_area, make_member
from tests.factories.plans import make_document, make_plan

GOLD = Path(__file__).parents[2] / "../shared/plans/gold"

pytestmark = pytest.mark.django_db


def test_a_plan_comes_out_as_it_went_in():
    area = make_area()
    manager = make_member(area)
    document = make_document()

    with in_area(area.pk):
        exported = as_document(make_plan(manager, document))

    assert exported == document


@pytest.mark.parametrize("path", sorted(GOLD.glob("*20??.json")), ids=lambda path: path.stem)
def test_a_real_plan_comes_out_as_it_went_in(path):
    area = make_area()
    manager = make_member(area)
    document = loads(path.read_text())

    with in_area(area.pk):
        plan = make_plan(manager, document)
        exported = as_document(plan)
        again = as_document(make_plan(manager, exported))

    assert json.dumps(exported.to_json()["areas"]) == json.dumps(document.to_json()["areas"])
    assert again == exported
