"""One small plan, written out in the many ways that need no table."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from goldenthread.core.plan_format import ActionEntry, AreaEntry, MilestoneEntry, PlanDocument

TITLE = "Ambleford SEND Improvement Plan"
FRONT = (
    f"<h1>{TITLE}</h1><p>October 2024</p><p>This plan was written by the council and its health "
    "partners together with families. It sets out what we will do after the inspection.</p>"
)


def expected(
    *,
    refs: bool = True,
    measures: bool = True,
    statuses: bool = True,
    steps: bool = True,
    step_dates: bool = True,
) -> PlanDocument:
    """Return the plan, without what a way of writing does not show."""
    areas = [AreaEntry(ref=ref, title=title) for ref, title in AREAS]
    for ref, text, lead, due, measure, status, milestones in ACTIONS:
        (due_text, iso), (status_text, standing) = due, status
        areas[int(ref[0]) - 1].actions.append(
            ActionEntry(
                ref=ref if refs else None,
                text=text,
                leads=[lead],
                due_text=due_text,
                due=iso,
                measures=[measure] if measures else [],
                status_text=status_text if statuses else None,
                status=standing if statuses else None,  # type: ignore[arg-type]  # -- by value
                milestones=[
                    MilestoneEntry(
                        text=words,
                        due_text=printed if step_dates else None,
                        due=day if step_dates else None,
                    )
                    for words, printed, day in milestones
                ]
                if steps
                else [],
            )
        )
    return PlanDocument(title=TITLE, areas=areas)


AREAS = [
    ("1", "Workforce and capacity across education and health"),
    ("2", "Sufficiency of specialist places"),
]
ACTIONS = [
    (
        "1.1", "Recruit two educational psychologists to the central team",
        "Principal Educational Psychologist", ("March 2025", "2025-03"),
        "Advice is returned within six weeks in nine cases of ten", ("In progress", "in_progress"),
        [("Write the advert", "Nov 24", "2024-11"), ("Hold interviews", "Jan 25", "2025-01")],
    ),
    (
        "1.2", "Publish a joint workforce plan with the hospital trust",
        "Chief Nurse, NHS Ambleford ICB", ("September 2025", "2025-09"),
        "The vacancy rate stays below five per cent", ("Not started", "not_started"),
        [("Map the vacancies", "Mar 25", "2025-03")],
    ),
    (
        "2.1", "Open a resource base for autistic pupils in the north of the district",
        "Head of School Places", ("1 April 2026", "2026-04-01"),
        "Forty more places are filled", ("Complete", "complete"),
        [("Choose the site", "Jun 25", "2025-06"), ("Appoint a builder", "Aug 25", "2025-08")],
    ),
    (
        "2.2", "Agree the capital programme with schools and colleges",
        "Director of Education", ("12 May 2026", "2026-05-12"),
        "Fewer than ten pupils travel out of the area", ("On track", "on_track"),
        [("Survey the sites", "Sep 25", "2025-09")],
    ),
]  # fmt: skip


class Facts:
    """One action's facts, ready to be written into a page."""

    def __init__(self, action: tuple) -> None:  # type: ignore[type-arg]  # -- a row of ACTIONS
        self.ref, self.text, self.lead = action[0], escape(action[1]), escape(action[2])
        self.due, self.measure, self.status = action[3][0], escape(action[4]), action[5][0]
        self.steps = [(words, printed) for words, printed, _ in action[6]]

    def bullets(self, form: str = "{} ({})") -> str:
        """Return the milestones as a list."""
        return f"<ul>{''.join(f'<li>{form.format(*step)}</li>' for step in self.steps)}</ul>"


def write(
    area: str, action: Callable[[Facts], str], *, around: str = "{}", front: str = FRONT
) -> str:
    """Return a page: each area's heading, then its actions."""
    parts = [front]
    for ref, title in AREAS:
        own = "".join(action(Facts(a)) for a in ACTIONS if a[0][0] == ref)
        parts += [area.format(ref=ref, title=title, letter="ABC"[int(ref) - 1]), around.format(own)]
    return "".join(parts)


H2 = "<h2>Priority {ref}: {title}</h2>"
WAYS: dict[str, tuple[str, PlanDocument]] = {
    "headings, labels in bold": (
        write(H2, lambda a: f"<h3>{a.ref} {a.text}</h3><p><b>Lead:</b> {a.lead}</p><p><b>By when:</b> {a.due}</p>"
              f"<p><b>Success looks like:</b> {a.measure}</p><p><b>Status:</b> {a.status}</p><p><b>Key steps:</b></p>{a.bullets()}"),
        expected(),
    ),
    "headings, labels in bold without a colon": (
        write("<h2>Area for improvement {ref} – {title}</h2>",
              lambda a: f"<h3>Action {a.ref} {a.text}</h3><p><b>Accountable</b> {a.lead}</p><p><b>Deadline</b> {a.due}</p>"
              f"<p><b>How we will measure this</b> {a.measure}</p><p><b>Progress</b> {a.status}</p><p><b>Tasks</b></p>{a.bullets('{} – {}')}"),
        expected(),
    ),
    "labels on lines of their own": (
        write("<h2>Area of weakness {letter}: {title}</h2>",
              lambda a: f"<h3>{a.text}</h3><p>Who is leading on this?</p><p>{a.lead}</p><p>When will it be done?</p><p>{a.due}</p>"
              f"<p>What difference will it make?</p><p>{a.measure}</p><p>Where are we now?</p><p>{a.status}</p>"),
        expected(refs=False, steps=False),
    ),
    "label headings of the fourth level": (
        write("<h2>Theme {ref}: {title}</h2>",
              lambda a: f"<h3>{a.ref} {a.text}</h3><h4>Responsible officer</h4><p>{a.lead}</p><h4>Timescale</h4><p>{a.due}</p>"
              f"<h4>Measures of success</h4><ul><li>{a.measure}</li></ul><h4>Milestones</h4>{a.bullets()}"),
        expected(statuses=False),
    ),
    "definition lists": (
        write(H2, lambda a: f"<h3>Action {a.ref}: {a.text}</h3><dl><dt>Named lead</dt><dd>{a.lead}</dd><dt>To be finished by</dt><dd>{a.due}</dd>"
              f"<dt>What families will see</dt><dd>{a.measure}</dd><dt>On track?</dt><dd>{a.status}</dd><dt>Steps</dt><dd>{a.bullets()}</dd></dl>"),
        expected(),
    ),
    "definition lists, the action as a term": (
        write("<h2>Workstream {ref}: {title}</h2>",
              lambda a: f"<dt>{a.ref} {a.text}</dt><dd>Lead: {a.lead}</dd><dd>By when: {a.due}</dd><dd>Measure: {a.measure}</dd>",
              around="<dl>{}</dl>"),
        expected(statuses=False, steps=False),
    ),
    "cards": (
        write(H2, lambda a: f"<div class='card'><div class='card-head'><span class='ref'>{a.ref}</span> <span class='badge'>{a.status}</span></div>"
              f"<h3>{a.text}</h3><div><span class='k'>Lead officer</span><span class='v'>{a.lead}</span></div>"
              f"<div><span class='k'>Due</span><span class='v'>{a.due}</span></div><div><span class='k'>Success measure</span><span class='v'>{a.measure}</span></div></div>"),
        expected(steps=False),
    ),
    "cards of divisions": (
        write(H2, lambda a: f"<div class='card'><h3>{a.ref}: {a.text}</h3><div class='row'><div class='k'>Owner</div><div class='v'>{a.lead}</div></div>"
              f"<div class='row'><div class='k'>Target date</div><div class='v'>{a.due}</div></div><div class='row'><div class='k'>Evidence</div><div class='v'>{a.measure}</div></div>"
              f"<div class='row'><div class='k'>RAG</div><div class='v'>{a.status}</div></div></div>"),
        expected(steps=False),
    ),
    "accordions": (
        write("<h2>Outcome {ref}: {title}</h2>",
              lambda a: f"<details><summary>{a.ref} {a.text} <span class='tag'>{a.status}</span></summary><p>Led by: {a.lead}</p><p>Complete by: {a.due}</p>"
              f"<p>We will know it has worked when: {a.measure}</p>{a.bullets()}</details>"),
        expected(),
    ),
    "a list, promises in brackets": (
        write("<h2>Recommendation {ref}: {title}</h2>", lambda a: f"<li>{a.ref} {a.text} ({a.lead}; {a.due}){a.bullets()}</li>", around="<ul>{}</ul>"),
        expected(measures=False, statuses=False),
    ),
    "a list, promises after dashes": (
        write(H2, lambda a: f"<li>{a.text} – {a.lead} – by {a.due}{a.bullets('{} by {}')}</li>", around="<ol type='a'>{}</ol>"),
        expected(refs=False, measures=False, statuses=False),
    ),
    "a list, labels in brackets": (
        write(H2, lambda a: f"<li>{a.text} (Lead: {a.lead}; {a.due})</li>", around="<ul>{}</ul>"),
        expected(refs=False, measures=False, statuses=False, steps=False),
    ),
    "a list, labels as inner items": (
        write(H2, lambda a: f"<li>{a.text}<ul><li>Who: {a.lead}</li><li>When: {a.due}</li><li>Impact: {a.measure}</li><li>Milestones{a.bullets()}</li></ul></li>",
              around="<ol>{}</ol>"),
        expected(refs=False, statuses=False),
    ),
    "a list of three rungs": (
        FRONT + "<ol>" + write("<li>{title}<ol>", lambda a: f"<li>{a.text} ({a.lead}, {a.due}){a.bullets()}</li>", around="{}</ol></li>", front="") + "</ol>",
        expected(refs=False, measures=False, statuses=False),
    ),
    "a paragraph with labels in it": (
        write("<h2>Objective {ref}: {title}</h2>", lambda a: f"<p><b>{a.ref}</b> {a.text}. <i>Lead: {a.lead}. Timescale: {a.due}. Measure: {a.measure}.</i></p>"),
        expected(statuses=False, steps=False),
    ),
    "a paragraph of lines": (
        write("<p><b>PRIORITY {ref} - {title}</b></p>",
              lambda a: f"<p><strong>{a.ref} {a.text}</strong><br>Who: {a.lead}<br>When: {a.due}<br>Success: {a.measure}<br>Status: {a.status}</p>{a.bullets()}"),
        expected(),
    ),
    "one line with strokes": (
        write(H2, lambda a: f"<p>{a.ref} {a.text} | Lead: {a.lead} | Due: {a.due} | Status: {a.status}</p>"),
        expected(measures=False, steps=False),
    ),
    "labels before every part": (
        write(H2, lambda a: f"<p>Ref: {a.ref}</p><p>Action: {a.text}</p><p>Lead: {a.lead}</p><p>Due date: {a.due}</p><p>KPI: {a.measure}</p><p>Status: {a.status}</p>"),
        expected(steps=False),
    ),
}  # fmt: skip

SENTENCES = write(
    H2,
    lambda a: (
        f"<p>The {a.lead} will {a.text[0].lower()}{a.text[1:]} by {a.due}. "
        f"We will know this has worked when {a.measure[0].lower()}{a.measure[1:]}.</p>"
    ),
)
