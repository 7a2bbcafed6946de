"""The vocabulary that stories are told in. Things are found as a person finds them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from django.db import transaction
from playwright.sync_api import Browser, Page, expect

from goldenthread.platform.access.roles import Role
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from tests.factories.areas import PASSWORD, make_area, make_member, make_user

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
PICTURES = os.environ.get("PICTURES", "")  # `make pictures` names the manual's folder
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@cache
def _axe() -> str:
    return AXE.read_text()


class Story:
    """One person's task. `self.page` is what they see."""

    server: str
    page: Page
    area: LocalArea

    @pytest.fixture(autouse=True)
    def _set_the_stage(self, stage: str, browser: Browser) -> Iterator[None]:
        self.server = stage
        self.browser = browser
        self.members: dict[str, Member] = {}
        self._open_browser()
        yield
        self.page.context.close()

    def _open_browser(self) -> None:
        context = self.browser.new_context(viewport=WIDE, base_url=self.server)
        context.set_default_timeout(15_000)
        context.add_init_script(_axe())  # sent once, not with each page that is checked
        self.page = context.new_page()

    # --- given ---

    def given_an_area(self, name: str) -> None:
        with transaction.atomic():
            self.area = make_area(name)

    def and_a(self, role: Role, *, named: str, with_the_post: str | None = None) -> Member:
        with transaction.atomic():
            member = make_member(
                self.area, role, name=named, title=with_the_post, user=make_user(password=PASSWORD),
                on=date(2020, 1, 1),
            )  # fmt: skip
        self.members[named] = member
        return member

    # --- when ---

    def when_i_sign_in_as(self, name: str) -> None:
        self.when_i_sign_in_with(self.members[name].user.email, PASSWORD)

    def when_i_sign_in_with(self, email: str, password: str) -> None:
        if self.page.url != "about:blank":
            self.page.context.close()
            self._open_browser()
        self.page.goto("/")
        self.page.get_by_label("Email address").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        self.wait()

    def when_i_follow(self, link: str) -> None:
        self.page.get_by_role("link", name=link, exact=True).first.click()
        self.wait()

    def when_i_press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).first.click()
        self.wait()

    def when_i_fill_in(self, label: str, value: str) -> None:
        self.page.get_by_label(label, exact=True).first.fill(value)

    def when_i_choose(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).first.check()

    def wait(self) -> None:
        """Wait until the page is loaded and no part of it is being fetched."""
        self.page.wait_for_load_state("load")
        self.page.wait_for_function("!document.querySelector('.htmx-request')")

    # --- then ---

    def then_the_page_is_headed(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def then_the_page_says(self, words: str) -> None:
        expect(self.page.locator("main")).to_contain_text(words)

    def then_the_page_does_not_say(self, words: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(words)

    def and_the_page_is_accessible(self, picture: str | None = None) -> None:
        """Run axe at both widths; refuse two links with the same words to different places.

        With a name, keep a picture of the page for the manual.
        """
        self.wait()  # a click ends when the next page begins to come: axe wants it whole
        for size, suffix in ((WIDE, ""), (NARROW, "-narrow")):
            self.page.set_viewport_size(size)
            self._check_with_axe()
            self._check_no_sideways_scrolling()
            if picture and PICTURES:
                folder = ROOT / PICTURES
                folder.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=folder / f"{picture}{suffix}.png", full_page=not suffix)
        self.page.set_viewport_size(WIDE)
        self._check_link_words()

    def and_it_fits_at_400_per_cent(self) -> None:
        """Refuse sideways scrolling at 320 pixels: 1280 at 400% zoom (WCAG 2.2, 1.4.10)."""
        self.page.set_viewport_size({"width": 320, "height": 640})
        self._check_no_sideways_scrolling()
        self.page.set_viewport_size(WIDE)

    def _check_with_axe(self) -> None:
        found = self.page.evaluate(
            "rules => axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})"
            ".then(found => found.violations)",
            RULES,
        )
        assert [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in found] == [], (
            self.page.url
        )

    def _check_no_sideways_scrolling(self) -> None:
        wide, seen = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide <= seen, f"{self.page.url} is {wide} wide on a screen of {seen}"

    def _check_link_words(self) -> None:
        links = self.page.eval_on_selector_all(
            "main a[href]", "all => all.map(a => [a.innerText.trim(), a.href])"
        )
        places = Counter(words for words, _ in {(words, href) for words, href in links})
        assert {words: n for words, n in places.items() if n > 1} == {}, self.page.url
