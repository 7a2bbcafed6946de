"""What the fictional area of Eastmarch published, and what its leads reported since.

Every ``due`` is in months from the day on which the trial begins: -2 is two months ago.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date

from goldenthread.core.enums import PlanKind, Status
from goldenthread.core.plan_format import (
    ActionEntry,
    AreaEntry,
    FindingEntry,
    FocusAreaEntry,
    MilestoneEntry,
    PlanDocument,
    RatingEntry,
)

SEND = "Head of SEND, Eastmarch Council"
DCO = "Designated Clinical Officer, NHS Eastmarch"
EP = "Principal Educational Psychologist, Eastmarch Council"
THERAPY = "Head of Children's Therapies, Eastmarch Community NHS Trust"
SOCIAL = "Head of Children's Social Care, Eastmarch Council"
FORUM = "Chair, Eastmarch Parent Carer Forum"
DATA = "Performance Manager, Eastmarch Council"
SCHOOL = "Headteacher, Larkfield School"

RATINGS = (
    ("Embedded", Status.EMBEDDED, "Complete, and shown to last in daily work."),
    ("Complete", Status.COMPLETE, "Done: what shows it is on record."),
    ("On course", Status.ON_TRACK, "Under way and expected to be done by its date."),
    ("Slipping", Status.AT_RISK, "The date may be missed; a way back is agreed."),
    ("Off course", Status.OFF_TRACK, "The date is missed or will be; the board must help."),
    ("Not begun", Status.NOT_STARTED, "Not begun, and not yet due to begin."),
)


@dataclass(frozen=True)
class Step:
    """A milestone: what, and by when in months from today."""

    text: str
    due: int


@dataclass(frozen=True)
class Promise:
    """An action in brief."""

    ref: str
    text: str
    leads: tuple[str, ...]
    due: int | None
    measures: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    start: int | None = None
    focus: str = "1"


@dataclass(frozen=True)
class Report:
    """What a lead reported, so many months ago; `done` names milestones by number from 1."""

    ref: str
    months_ago: int
    text: str
    rating: str
    reason: str
    done: tuple[int, ...] = ()
    shown_by: str = "Minutes of the SEND board"


@dataclass(frozen=True)
class Theme:
    """An area for improvement in brief."""

    ref: str
    title: str
    findings: tuple[tuple[str, str, str], ...]
    outcome: str
    impact: str
    focus_areas: tuple[tuple[str, str], ...]
    promises: tuple[Promise, ...] = field(default=())


THEMES = (
    Theme(
        ref="1",
        title="Education, health and care needs assessments take too long",
        findings=(
            ("1a", "Families wait far beyond 20 weeks for a plan, and nobody tells them why.",
             "Report page 3, paragraph 4"),
            ("1b", "Advice from health services often comes late and says little about provision.",
             "Report page 4, paragraph 1"),
        ),
        outcome="Children get the right help while it can still make a difference.",
        impact="Nine in ten plans are issued within 20 weeks and families know where they stand.",
        focus_areas=(("1", "Advice that comes in time"), ("2", "Families who know what happens next")),
        promises=(
            Promise("1A", "Agree one timetable for advice with every service that gives it.",
                    (SEND, DCO), -5, ("Nine in ten pieces of advice arrive within six weeks.",),
                    (Step("Map who gives advice and how long each takes", -9),
                     Step("Agree the timetable at the SEND board", -7),
                     Step("Publish it to every service", -5)), start=-10),
            Promise("1B", "Recruit to the vacant educational psychology posts and buy in cover until then.",
                    (EP,), 2, ("No request waits more than a week for a psychologist.",),
                    (Step("Contract for cover signed", -6), Step("Two posts filled", -1),
                     Step("All posts filled", 2)), start=-9),
            Promise("1C", "Build a weekly list of advice that is due, late or missing.",
                    (DATA,), -2, ("The list reaches each service every Monday.",),
                    (Step("First list sent", -4), Step("Services confirm that it is right", -2)), start=-6),
            Promise("1D", "Give therapists a form that asks for provision, not only for need.",
                    (THERAPY, DCO), -1, ("Four in five reports say what provision is needed.",),
                    (Step("Draft form tried by six therapists", -3), Step("Form in use everywhere", -1)),
                    start=-5),
            Promise("1E", "Write to each family at weeks 6, 12 and 16 to say what has happened and what is next.",
                    (SEND, FORUM), 1, ("Families who know what happens next: 80% in the spring survey.",),
                    (Step("Letters written with parents", -2), Step("Letters sent as routine", 0),
                     Step("First survey", 1)), start=-4, focus="2"),
            Promise("1F", "Look at every case past week 12 each Monday and agree who does what.",
                    (SEND,), 5,
                    ("At least 90% of new EHC plans are issued within 20 weeks, three months running, by {march}.",
                     "Four in five families say that they knew what was happening, in the spring survey."),
                    (Step("First Monday meeting held", -9), Step("List of cases past week 12 in use", -6),
                     Step("Two more case officers in post", -2), Step("Cover for absent psychologists agreed", -1),
                     Step("Six months without a gap", 4)), start=-10),
        ),
    ),
    Theme(
        ref="2",
        title="The quality of education, health and care plans varies too much",
        findings=(
            ("2a", "Older plans are out of date and annual reviews seldom change them.",
             "Report page 5, paragraph 2"),
            ("2b", "Social care is missing from most plans.", "Report page 5, paragraph 3"),
        ),
        outcome="Each plan is clear, up to date and true to the child.",
        impact="Four in five audited plans are good or better.",
        focus_areas=(("1", "Good plans"), ("2", "Reviews that count")),
        promises=(
            Promise("2A", "Audit 20 plans each month with a parent and a professional of another service.",
                    (SEND, FORUM), 6, ("Audits done each month.", "Four in five good or better."),
                    (Step("Audit tool agreed", -6), Step("First joint audit", -4),
                     Step("Findings go to the board each term", 1)), start=-7),
            Promise("2B", "Name a social worker for every assessment.",
                    (SOCIAL,), -3, ("Social care advice in every new plan.",),
                    (Step("Duty rota in place", -4), Step("Every assessment has a name", -3)), start=-6),
            Promise("2C", "Clear the backlog of annual reviews.", (SEND,), 3,
                    ("No review is more than four weeks late.",),
                    (Step("Count what is late", -5), Step("Half of the backlog cleared", 0),
                     Step("Backlog cleared", 3)), start=-5, focus="2"),
            Promise("2D", "Renew every plan of Years 9 and 11 for preparation for adulthood.",
                    (SCHOOL, SEND), 5, ("Every Year 9 plan has adult outcomes.",),
                    (Step("List the plans", -1), Step("Year 11 renewed", 2), Step("Year 9 renewed", 5)),
                    start=-2, focus="2"),
        ),
    ),
    Theme(
        ref="3",
        title="Children wait too long for autism and therapy assessments",
        findings=(
            ("3a", "Waits for an autism assessment are long, and support meanwhile is thin.",
             "Report page 6, paragraph 5"),
        ),
        outcome="Children are helped while they wait.",
        impact="No child waits more than a year, and each is offered help from the first week.",
        focus_areas=(("1", "Shorter waits"),),
        promises=(
            Promise("3A", "Open a single front door for neurodevelopmental referrals.",
                    (DCO, THERAPY), 4, ("Referrals sorted within ten working days.",),
                    (Step("Model agreed", -2), Step("Front door open", 2), Step("First quarter reviewed", 4)),
                    start=-4),
            Promise("3B", "Offer each waiting family a named contact and a course within four weeks.",
                    (FORUM, THERAPY), -1, ("Every waiting family has had the offer.",),
                    (Step("Courses planned with parents", -3), Step("Offer made to all who wait", -1)),
                    start=-5),
            Promise("3C", "Publish waiting times each month, by service.", (DATA, DCO), 0,
                    ("Published by the tenth of each month.",),
                    (Step("Definitions agreed", -2), Step("First publication", 0)), start=-3),
            Promise("3D", "Agree how transitions to adult services are paid for.", (), None,
                    ("A signed agreement.",)),
        ),
    ),
)  # fmt: skip

REPORTS = (
    Report("1A", 8, "Every service has told us its time for advice; two are over six weeks.",
           "On course", "The map is done on its date.", (1,), "The map, in the board's papers"),
    Report("1A", 6, "The board agreed the timetable.", "On course", "One step is left.", (2,)),
    Report("1A", 4, "The timetable is published and every service has confirmed it.", "Complete",
           "All steps are done.", (3,), "Letters of confirmation from each service"),
    Report("1B", 5, "Cover is contracted until the summer.", "On course", "On course.", (1,),
           "The signed contract"),
    Report("1B", 2, "One of two psychologists has accepted; the second post is advertised again.",
           "Slipping", "The second post may slip by a term."),
    Report("1C", 3, "The first list went out. Two services dispute their figures.", "On course",
           "The dispute is about one team.", (1,), "The list of the first Monday"),
    Report("1D", 2, "Six therapists tried the form; it takes ten minutes more.", "On course",
           "The trial ended in time.", (1,), "Notes of the trial"),
    Report("1E", 1, "Letters are written. Parents changed half of the words, and rightly.", "On course",
           "Sending waits for the case system.", (1,), "The three letters"),
    Report("1F", 5, "The Monday meeting is held each week and the list is used.", "On course",
           "Both first steps are done.", (1, 2), "Notes of the Monday meetings"),
    Report("1F", 1, "Meetings go on. Recruiting takes longer than we hoped.", "On course",
           "We are confident that the promise will be kept."),
    Report("2A", 5, "The tool is agreed.", "On course", "On its date.", (1,), "The audit tool"),
    Report("2A", 3, "First joint audit done: 11 of 20 good or better.", "On course", "On its date.", (2,),
           "The audit's summary"),
    Report("2B", 3, "The rota is in place, but sickness leaves gaps.", "Off course",
           "Every third assessment still has no named social worker.", (1,), "The rota"),
    Report("2C", 4, "212 reviews are late; the oldest by two years.", "Slipping",
           "Three officers are not enough.", (1,), "The count, in the board's papers"),
    Report("3B", 2, "Courses are planned; 60 families have been asked which they want.", "On course",
           "On its date.", (1,), "The course plan"),
    Report("3C", 1, "Definitions are agreed with all services but one.", "On course", "On course."),
)  # fmt: skip


def month_from(today: date, months: int) -> tuple[int, int]:
    """Return the year and month so many months from a day."""
    index = today.year * 12 + today.month - 1 + months
    return index // 12, index % 12 + 1


def day_from(today: date, months: int) -> date:
    """Return the same day so many months away, or the month's last."""
    year, month = month_from(today, months)
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def coming_march(today: date) -> date:
    """Return the end of the first March that is three months away or more."""
    year = next(y for y in (today.year, today.year + 1, today.year + 2)
                if (date(y, 3, 31) - today).days >= 90)  # fmt: skip
    return date(year, 3, 31)


def _in_words(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def published_plan(today: date) -> PlanDocument:
    """Return what Eastmarch published eleven months before a day."""
    return PlanDocument(
        title="Eastmarch written statement of action for special educational needs and disabilities",
        local_area="Eastmarch",
        kind=PlanKind.WRITTEN_STATEMENT_OF_ACTION,
        published=day_from(today, -11).isoformat(),
        rating_scheme=[RatingEntry(label=label, status=status) for label, status, _ in RATINGS],
        areas=[_area(theme, today) for theme in THEMES],
    )


def _area(theme: Theme, today: date) -> AreaEntry:
    return AreaEntry(
        ref=theme.ref,
        title=theme.title,
        findings=[FindingEntry(ref=ref, text=text, source=s) for ref, text, s in theme.findings],
        outcomes=[theme.outcome],
        impact=theme.impact,
        focus_areas=[FocusAreaEntry(ref=ref, title=title) for ref, title in theme.focus_areas],
        actions=[_action(promise, today) for promise in theme.promises],
    )


def _action(promise: Promise, today: date) -> ActionEntry:
    start_text, start = _printed(promise.start, today)
    due_text, due = _printed(promise.due, today)
    milestones = []
    for step in promise.steps:
        step_text, step_due = _printed(step.due, today)
        milestones.append(MilestoneEntry(text=step.text, due_text=step_text, due=step_due))
    return ActionEntry(
        ref=promise.ref,
        focus_area=promise.focus,
        text=promise.text,
        leads=list(promise.leads),
        start_text=start_text,
        start=start,
        due_text=due_text,
        due=due,
        measures=[text.format(march=_in_words(coming_march(today))) for text in promise.measures],
        milestones=milestones,
    )


def _printed(months: int | None, today: date) -> tuple[str | None, str | None]:
    if months is None:
        return None, None
    year, month = month_from(today, months)
    return f"{calendar.month_name[month]} {year}", f"{year}-{month:02d}"
