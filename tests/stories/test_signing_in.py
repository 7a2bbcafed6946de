"""Signing in leads to one's own first page."""

from __future__ import annotations

from goldenthread.platform.access.roles import Role
from tests.stories.story import Story


class TestSigningIn(Story):
    def test_a_board_member_signs_in(self):
        self.given_an_area("Signshire")
        self.and_a(Role.BOARD_MEMBER, named="Bo Member")
        self.when_i_sign_in_as("Bo Member")
        self.then_the_page_is_headed("My work")
        self.and_the_page_is_accessible()
