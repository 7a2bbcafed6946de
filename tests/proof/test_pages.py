"""The pages of this room: who gets in, what they ask, and that what is empty says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.core.measurements import Unit
from goldenthread.core.success.conditions import Comparison, Condition
from goldenthread.improvement.models import Measure
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.proof import api
from tests.factories.areas import make_area, make_member
from tests.factories.days import ago, today
from tests.factories.live_plans import make_scene
from tests.factories.plans import make_document

pytestmark = pytest.mark.django_db

READ, REPORT, MANAGE, CHECK = "read", "report", "manage", "check"
MAY = {
    READ: {"reader", "lead", "manager"},
    REPORT: {"lead", "manager"},
    MANAGE: {"manager"},
    CHECK: {"reader", "manager"},
}
PAGES = {
    "proof/": READ,
    "proof/?state=waiting&area={area}": READ,
    "proof/actions/{action}/": READ,
    "proof/measures/{measure}/": READ,
    "proof/rules/": READ,
    "proof/claims/": CHECK,
    "proof/rules/change/": CHECK,
    "proof/actions/{action}/ask/": CHECK,
    "proof/actions/{action}/answer/": REPORT,
    "proof/measures/{measure}/give/": REPORT,
    "proof/evidence/{evidence}/withdraw/": REPORT,
    "proof/measures/{measure}/bind/": MANAGE,
    "proof/bindings/{binding}/end/": MANAGE,
}
ABOVE = ("", "plan/areas/{area}/", "plan/actions/{action}/", "plan/{plan}/actions/",
         "plan/thread/measure/{measure}/", "plan/thread/area/{area}/")  # fmt: skip


def make_proven_scene(many=1):
    """A live plan whose first action has an indicator and evidence, given by its lead."""
    document = make_document()
    area = document.areas[0]
    first = tuple(area.actions)
    area.actions += [replace(one, ref=f"{n}{one.ref}") for n in range(2, many + 1) for one in first]
    scene = make_scene(document=document)
    with in_area(scene.area.pk, user_id=scene.manager.user.pk):
        measures = list(Measure.objects.select_related("action", "plan").filter(plan=scene.plan))
        for measure in measures:
            binding = api.bind_indicator(
                measure=measure, indicator="TIM-01", since=ago(200), by=scene.manager, on=today(),
                condition=Condition(
                    test=Comparison.AT_LEAST, unit=Unit.PERCENT, level=90, months=3, by=ago(-100)
                ),
            )  # fmt: skip
            evidence = api.give_evidence(
                measure=measure, by=scene.lead, on=today(),
                given=api.Given(kind=api.Kind.AUDIT, dated=ago(3), statement="Nine of ten."),
            )  # fmt: skip
    ids = {
        "plan": scene.plan.pk, "area": scene.improvement_area().pk, "action": scene.action().pk,
        "measure": measures[0].pk, "evidence": evidence.pk, "binding": binding.pk,
    }  # fmt: skip
    return scene, ids


def test_who_may_gets_in_and_nobody_else(client):
    scene, ids = make_proven_scene()
    places = {path: scene.page(path.format(**ids)) for path in PAGES}

    for who in ("reader", "lead", "manager"):
        client.force_login(getattr(scene, who).user)
        opened = {path: client.get(place).status_code for path, place in places.items()}
        assert opened == {path: 200 if who in MAY[power] else 403 for path, power in PAGES.items()}

    elsewhere = make_area()
    client.force_login(make_member(elsewhere, Role.PROGRAMME_MANAGER).user)
    for path, place in places.items():
        other = place.replace(f"/areas/{scene.area.slug}/", f"/areas/{elsewhere.slug}/")
        answer = client.get(other)
        assert (path, answer.status_code) == (path, 404 if "/{" in path else 200)
        assert "Publish one timetable" not in answer.content.decode()
        assert client.get(place).status_code == 404
    client.force_login(scene.reader.user)
    back = scene.page(f"proof/evidence/{ids['evidence']}/put-back/")
    assert (client.get(back).status_code, client.post(back).status_code) == (405, 403)
    client.logout()
    for place in places.values():
        assert client.get(place)["Location"].startswith("/account/login/")


def test_a_page_asks_the_same_questions_for_one_action_as_for_many(client):
    counts = []
    for many in (1, 6):
        scene, ids = make_proven_scene(many)
        client.force_login(scene.lead.user)
        read = [path for path, power in PAGES.items() if power == READ]
        counts.append(
            {path: asked(client, scene.page(path.format(**ids))) for path in (*read, *ABOVE)}
        )
        client.force_login(scene.reader.user)
        for path in ("proof/claims/", "proof/rules/change/"):
            counts[-1][path] = asked(client, scene.page(path))

    assert counts[0] == counts[1]


def asked(client, place):
    client.get(place)
    with CaptureQueriesContext(connection) as found:
        assert client.get(place).status_code == 200, place
    return len(found)
