"""Roles that open children's records are given by administrators alone."""

from __future__ import annotations

import pytest

from goldenthread.platform.access.errors import NotPermitted
from goldenthread.platform.access.roles import GUARDED, Role
from goldenthread.platform.organisations.actions import (
    add_organisation,
    add_post,
    appoint,
    change_person,
    change_post,
)
from tests.organisations.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fence")]


def test_these_roles_are_guarded():
    assert {
        Role.ADMINISTRATOR, Role.CASE_OFFICER, Role.CASE_MANAGER, Role.SERVICE_MEMBER,
        Role.SETTING_MEMBER, Role.PANEL_MEMBER,
    } == GUARDED  # fmt: skip


@pytest.mark.parametrize("role", sorted(GUARDED))
def test_a_programme_manager_gives_nobody_a_guarded_role(manager, administrator, role):
    plain = add_post(title="Plain", by=manager, on=TODAY)
    guarded = add_post(title="Guarded", role=role, by=administrator, on=TODAY)

    with pytest.raises(NotPermitted):
        add_post(title="Mine", role=role, by=manager, on=TODAY)
    with pytest.raises(NotPermitted):
        change_post(
            post=plain, title="Plain", role=role, organisation=None, version=0, by=manager, on=TODAY
        )
    with pytest.raises(NotPermitted):
        appoint(post=guarded, person=manager.person, from_on=TODAY, by=manager, on=TODAY)


def test_a_programme_manager_moves_no_guarded_post_or_person_to_another_organisation(
    manager, administrator
):
    school = add_organisation(name="Larch School", kind="school", by=administrator, on=TODAY)
    post = add_post(title="SENCO", role=Role.SETTING_MEMBER, by=administrator, on=TODAY)
    appoint(post=post, person=manager.person, from_on=TODAY, by=administrator, on=TODAY)

    with pytest.raises(NotPermitted):
        change_post(
            post=post, title="SENCO", role=post.role, organisation=school, version=0, by=manager,
            on=TODAY,
        )  # fmt: skip
    with pytest.raises(NotPermitted):
        change_person(
            person=manager.person, name="Mo", email=manager.person.email, telephone="",
            organisation=school, version=0, by=manager, on=TODAY,
        )  # fmt: skip
