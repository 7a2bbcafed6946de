"""Waiting for a document to be read: left, come back to, gone wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from goldenthread.core.plan_format import dumps
from goldenthread.improvement import api
from goldenthread.improvement.actions.imports import begin_reading, start_import
from goldenthread.improvement.models import PlanImport
from goldenthread.improvement.queries.imports import PATIENCE
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.documents.models import StoredDocument
from tests.factories.areas import make_area, make_member
from tests.factories.plans import make_document
from tests.improvement.queue import do_queued_work

NOW = datetime.now(tz=UTC)
TODAY = NOW.date()

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return make_member(make_area())


def waiting_import(manager) -> PlanImport:
    with in_area(manager.local_area.pk):
        return start_import(
            name="plan.json", content=dumps(make_document()).encode(), by=manager,
            on=TODAY,
        )  # fmt: skip


def address(manager, plan_import) -> str:
    return f"/areas/{manager.local_area.slug}/plan/imports/{plan_import.pk}/"


def test_while_it_waits_the_page_comes_back_by_itself_with_and_without_javascript(client, manager):
    client.force_login(manager.user)
    page = client.get(address(manager, waiting_import(manager))).content.decode()

    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    assert 'hx-trigger="every 1s"' in page
    assert "waiting for its turn" in page


def test_htmx_gets_the_part_and_then_the_way_to_the_review(client, manager):
    client.force_login(manager.user)
    plan_import = waiting_import(manager)

    part = client.get(address(manager, plan_import), headers={"HX-Request": "true"})
    do_queued_work()
    done = client.get(address(manager, plan_import), headers={"HX-Request": "true"})

    assert b"<html" not in part.content
    assert done["HX-Redirect"] == f"{address(manager, plan_import)}review/"


def test_a_reading_that_stopped_is_tried_once_more_and_then_given_up(client, manager):
    client.force_login(manager.user)
    plan_import = waiting_import(manager)
    long_ago = NOW - PATIENCE - timedelta(seconds=1)

    def stop_while_reading() -> str:
        with in_area(manager.local_area.pk):
            begin_reading(plan_import=plan_import, by=manager, on=TODAY, at=long_ago)
        return client.get(address(manager, plan_import)).content.decode()

    assert "It is about to be tried once more." in stop_while_reading()
    assert "Reading stopped twice without an answer." in stop_while_reading()
    with in_area(manager.local_area.pk):
        found = PlanImport.objects.get()
        assert (found.state, found.tries, found.document) == ("unreadable", 2, None)
        assert StoredDocument.objects.count() == 0


def test_a_document_is_read_once(client, manager):
    plan_import = waiting_import(manager)
    do_queued_work()

    with pytest.raises(NotReady, match="it is in review"):
        api.read_now(import_id=plan_import.pk, by=manager, on=TODAY, at=NOW)


def test_what_was_brought_by_somebody_who_has_left_stays_unread(manager):
    plan_import = waiting_import(manager)
    with in_area(manager.local_area.pk):
        manager.person.tenures.update(to_on="2020-02-01")

    do_queued_work()

    with in_area(manager.local_area.pk):
        assert PlanImport.objects.get(pk=plan_import.pk).state == "waiting"
