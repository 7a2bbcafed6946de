"""From a file to a live plan, as a programme manager walks it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.core.plan_format import dumps, loads
from goldenthread.improvement.models import ImprovementPlan, PlanImport
from goldenthread.platform.access.row_security import in_area
from tests.factories.areas import make_area, make_member
from tests.factories.plans import make_document
from tests.improvement.queue import do_queued_work

PARTS = range(1, 14)  # the parts of the small plan, n1 to n13

pytestmark = pytest.mark.django_db


def test_a_file_becomes_a_live_plan_without_loss(client):
    area = make_area()
    client.force_login(make_member(area).user)
    here = f"/areas/{area.slug}/plan"
    file = SimpleUploadedFile("plan.json", dumps(make_document()).encode())

    uploaded = client.post(f"{here}/imports/new/", {"file": file})
    waiting = client.get(uploaded.url)
    assert "waiting for its turn" in waiting.content.decode()
    assert do_queued_work() == 1
    review = client.get(client.get(uploaded.url).url)
    assert "Advice arrives late" in review.content.decode()
    number = uploaded.url.split("/")[-2]
    accepted = client.post(f"{here}/imports/{number}/review/accept/", {"confirmed": "yes"})
    draft = client.get(accepted.url)
    assert "Draft" in draft.content.decode()
    plan_number = accepted.url.split("/")[-3]
    live = client.post(f"{here}/{plan_number}/live/", {"confirmed": "yes"}, follow=True)
    assert "decided by Robin Vale" in live.content.decode()

    with in_area(area.pk):
        plan, plan_import = ImprovementPlan.objects.get(), PlanImport.objects.get()
        assert (plan.state, plan_import.state, plan_import.plan) == ("live", "accepted", plan)
    download = client.get(f"{here}/{plan_number}/download/")
    assert loads(download.content) == make_document()
    assert download["Content-Disposition"] == (
        'attachment; filename="testshire-written-statement-of-action.json"'
    )


def test_every_page_of_a_review_opens(client):
    area = make_area()
    client.force_login(make_member(area).user)
    here = f"/areas/{area.slug}/plan/imports"
    file = SimpleUploadedFile("plan.json", dumps(make_document()).encode())
    number = client.post(f"{here}/new/", {"file": file}).url.split("/")[-2]
    do_queued_work()
    review = f"{here}/{number}/review"

    pages = ["", "oddities/", "leads/", "corrections/", "accept/", "parts/plan/"]
    pages += [f"parts/plan/add/{kind}/" for kind in ("area", "rating")]
    pages += [f"parts/n4/add/{kind}/" for kind in ("finding", "outcome", "focus-area", "action")]
    pages += [f"parts/n{part}/" for part in PARTS]
    pages += ["areas/n4/", "actions/n8/"]
    verbs = ("drop", "split", "join", "move", "to-milestone", "to-action")
    found = {}
    for page in pages:
        found[page] = client.get(f"{review}/{page}").status_code
    assert {page: code for page, code in found.items() if code not in (200, 302)} == {}
    for part in PARTS:
        for verb in verbs:
            assert client.get(f"{review}/parts/n{part}/{verb}/").status_code in (200, 404)
