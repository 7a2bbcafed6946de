"""An officer and a lead do their work without a mouse: by Tab, Enter, Space, arrows and typing.

After every key that moves the focus it is looked at where the focus is: on something that can be
seen and that shows it, further on in the page than before.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from playwright.sync_api import expect

from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from tests.factories.areas import PASSWORD
from tests.factories.cases import make_case
from tests.factories.children import make_child
from tests.factories.days import ago, today
from tests.factories.plans import make_live_plan
from tests.stories.story import Story

MOST = 120  # more keys than any of these pages takes
FOCUS = """async back => {
  const one = document.activeElement, last = window.lastFocus;
  window.lastFocus = one;
  if (!one || one === document.body) return {name: '', kind: 'the end of the page', wrong: []};
  const words = text => (text || '').replace(/\\s+/g, ' ').trim();
  const label = one.labels && one.labels[0];
  const name = words(one.getAttribute('aria-label') || (label && label.innerText) || one.innerText);
  const wrong = [];
  // the middle of what of it lies in the window: of a box of many lines, at least the line typed
  const place = () => {
    const box = one.getClientRects()[0];
    if (!box) return null;
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    return {x, y, box};
  };
  // the browser rolls to what has the focus: look once it has come to rest
  for (let frame = 0; frame < 60 && place() && !document.elementFromPoint(place().x, place().y);
    frame++) await new Promise(requestAnimationFrame);
  const {x, y, box} = place() || {};
  const style = getComputedStyle(one);
  const marked = look => (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0)
    || look.boxShadow !== 'none';
  if (!box || box.width < 1 || box.height < 1 || style.visibility === 'hidden')
    wrong.push('it cannot be seen');
  else {
    const there = document.elementFromPoint(x, y);
    if (!there) wrong.push('it is outside of the window');
    else if (!one.contains(there) && !there.contains(one) && !(label && label.contains(there)))
      wrong.push('it lies under ' + there.outerHTML.slice(0, 80));
  }
  // the design system draws the focus of a radio button around its label's circle
  const drawn = label && ['radio', 'checkbox'].includes(one.type)
    ? getComputedStyle(label, '::before') : style;
  if (!marked(drawn) && !marked(style)) wrong.push('nothing shows that it has the focus');
  if (one.tabIndex > 0) wrong.push('it jumps the queue');
  const order = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  if (last && last.isConnected && last !== document.body && last !== one
      && !(last.compareDocumentPosition(one) & order)) wrong.push('the order is broken');
  return {name, kind: one.type || one.tagName.toLowerCase(), wrong};
}"""


class TestByKeyboardAlone(Story):
    def test_an_officer_decides_and_a_lead_answers(self):
        self.given_a_case_that_is_due_and_a_rating_to_answer()

        self.page.goto("/")
        self.and_the_skip_link_leads_to_the_main_part()
        self.sign_in("Olive Officer")
        self.when_i_tab_to("Casework")
        self.when_i_press_enter()
        self.and_nothing_traps()
        self.when_i_tab_to("Due within 5 working days")
        self.when_i_press_enter()
        self.when_i_tab_to("Testname, Ash")
        self.when_i_press_enter()
        self.when_i_tab_to("Decide to assess")
        self.when_i_press_enter()
        self.then_the_page_is_headed("Decide to assess")

        # a day that cannot be right, an error summary, the field that it leads to
        self.when_i_type("Reasons", "Made-up reasons.")
        self.when_i_tab_to("No: tell them now. You are shown the message before it leaves")
        self.page.keyboard.press("ArrowDown")
        assert self.focus()["name"] == "Yes, they have been told already"
        self.when_i_type("Year", str(today().year + 1))
        self.when_i_tab_to("Record the decision to assess")
        self.when_i_press_enter()
        summary = self.page.locator("[tabindex='-1']", has=self.page.get_by_role("alert"))
        expect(summary).to_be_focused()
        assert self.page.title().startswith("Error: ")
        self.when_i_tab_to("")
        self.when_i_press_enter(stays=True)
        assert self.focus()["name"] == "Day"
        self.when_i_type("Year", str(today().year))
        self.when_i_tab_to("Month", back=True)
        self.when_i_tab_to("Record the decision to assess")
        self.when_i_press_enter()
        self.then_the_page_says("The decision to assess is recorded.")
        self.then_the_page_says("Assessing")
        self.when_i_tab_to("Sign out")
        self.when_i_press_enter()
        self.when_i_tab_to("Sign out")  # the same words above,
        self.when_i_tab_to("Sign out")  # and then the button
        self.when_i_press_enter("Space")

        self.page.goto("/")
        self.sign_in("Lee Holder")
        self.when_i_tab_to("Contradictions")
        self.when_i_press_enter()
        self.and_nothing_traps()
        self.when_i_tab_to("1A")
        self.when_i_press_enter()
        self.when_i_tab_to("Answer")
        self.when_i_press_enter()
        self.when_i_tab_to("Change the rating")
        self.page.keyboard.press("Space")
        self.when_i_type("Why?", "Two posts are empty.")
        self.when_i_tab_to("Record the answer")
        self.when_i_press_enter()
        self.then_the_page_says("Lee Holder, Head of SEND, changed the rating to")

    # --- given ---

    def given_a_case_that_is_due_and_a_rating_to_answer(self) -> None:
        self.given_an_area("Keyshire")
        officer = self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        manager = self.and_a(
            Role.PROGRAMME_MANAGER, named="Pia Manager", with_the_post="SEND manager"
        )
        self.and_a(Role.WORKSTREAM_LEAD, named="Lee Holder", with_the_post="Head of SEND")
        values = {"forename": "Ash", "surname": "Testname"}
        child = make_child(officer, values=values, on=ago(40))
        make_case(child, by=officer, received_on=ago(40), on=ago(40), officer=officer.person)
        with transaction.atomic(), in_area(self.area.pk):
            make_live_plan(manager, on=today() - timedelta(days=600))

    # --- keys ---

    def sign_in(self, name: str) -> None:
        self.when_i_type("Email address", self.members[name].user.email)
        self.when_i_type("Password", PASSWORD)
        self.when_i_press_enter()

    def focus(self, *, back: bool = False) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(FOCUS, back)
        assert found["wrong"] == [], (self.page.url, found)
        return found

    def when_i_tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until something is reached whose name begins like this; "" is the next one."""
        seen = []
        for _ in range(MOST):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            found = self.focus(back=back)
            seen.append(found["name"] or found["kind"])
            if found["name"].startswith(name) and found["name"]:
                return
        raise AssertionError((self.page.url, name, seen))

    def when_i_type(self, name: str, words: str) -> None:
        """Go to a box by Tab, which marks what is in it, and type over that."""
        self.when_i_tab_to(name)
        self.page.keyboard.type(words)

    def when_i_press_enter(self, key: str = "Enter", *, stays: bool = False) -> None:
        if stays:
            self.page.keyboard.press(key)
            return
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.wait()

    def and_the_skip_link_leads_to_the_main_part(self) -> None:
        self.when_i_tab_to("Skip to main content")
        self.when_i_press_enter(stays=True)
        assert self.page.evaluate("document.activeElement.closest('main') !== null")

    def and_nothing_traps(self) -> None:
        """Tab through the whole page and back: every stop is reached once, both ways the same."""
        self.page.evaluate("document.activeElement.blur(); window.lastFocus = null")
        there = self._walk(back=False)
        back = self._walk(back=True)
        assert there[0] == "Skip to main content"
        assert "Glossary" in there
        assert back == there[::-1]

    def _walk(self, *, back: bool) -> list[str]:
        names: list[str] = []
        for _ in range(MOST):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            found = self.focus(back=back)
            if found["kind"] == "the end of the page":
                return names
            names.append(found["name"])
        raise AssertionError((self.page.url, "the focus does not leave the page", names))
