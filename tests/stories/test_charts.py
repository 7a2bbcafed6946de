"""Charts as people see them: wide and narrow, opened, in forced colours."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.stories.story import AXE, NARROW, PICTURES, ROOT, RULES, WIDE
from tests.ui import gallery


def test_every_chart_is_accessible_and_fits(browser: Browser):
    page = browser.new_page(viewport=WIDE)
    page.set_content(gallery.page())
    page.add_style_tag(path=ROOT / "src/goldenthread/ui/static/built/app.css")
    page.evaluate(AXE.read_text())

    for size, suffix in ((WIDE, ""), (NARROW, "-narrow")):
        page.set_viewport_size(size)
        if PICTURES:
            page.screenshot(path=ROOT / PICTURES / f"charts{suffix}.png", full_page=True)
        wide, seen = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide <= seen
        smallest, overlaps = page.evaluate(MEASURE)
        assert smallest >= 10.5  # the words of a chart, in pixels as they are drawn
        assert overlaps == []

    page.locator("details").first.evaluate("one => one.open = true")  # all have one macro
    found = page.evaluate(
        "rules => axe.run('main', {runOnly: {type: 'tag', values: rules}})", RULES
    )
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []

    page.emulate_media(forced_colors="active")
    assert page.evaluate("getComputedStyle(document.querySelector('.app-plot__mean')).stroke") == (
        page.evaluate("getComputedStyle(document.querySelector('.app-plot__text')).fill")
    )
    page.close()


MEASURE = """
() => {
  const texts = [...document.querySelectorAll('.app-plot__text')]
  const size = text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a
  const beside = (a, b) => a.right <= b.left || b.right <= a.left
  const above = (a, b) => a.bottom <= b.top + 1 || b.bottom <= a.top + 1
  const overlaps = []
  for (const svg of document.querySelectorAll('.app-plot svg[role=img]')) {
    const boxes = [...svg.querySelectorAll('text')].map(
      text => [text.textContent, text.getBoundingClientRect()]
    )
    boxes.forEach(([words, box], n) => boxes.slice(n + 1).forEach(([others, other]) => {
      if (!beside(box, other) && !above(box, other)) overlaps.push(`${words} / ${others}`)
    }))
  }
  return [Math.min(...texts.map(size)), overlaps]
}
"""
