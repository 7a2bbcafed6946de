"""The words of this room, and the dates of a case in the order in which they can come."""

from __future__ import annotations

from django.db import models

DATES = (
    "request_received_on",
    "acknowledged_on",
    "told_partners_on",
    "consulted_family_on",
    "decided_not_to_assess_on",
    "decided_to_assess_on",
    "decided_not_to_issue_on",
    "decided_to_issue_on",
    "draft_served_on",
    "consultation_sent_on",
    "consultation_replied_on",
    "representations_received_on",
    "final_issued_on",
    "request_withdrawn_on",
    "moved_area_on",
)
"""Every date of a case. Without "_on" each but the acknowledgement is an event of the clock."""

NEEDS = (
    ("decided_to_assess_on", "decided_not_to_issue_on"),
    ("decided_to_assess_on", "decided_to_issue_on"),
    ("decided_to_issue_on", "draft_served_on"),
    ("draft_served_on", "consultation_sent_on"),
    ("consultation_sent_on", "consultation_replied_on"),
    ("draft_served_on", "representations_received_on"),
    ("draft_served_on", "final_issued_on"),
)
"""Pairs of dates: the second cannot be there without the first, nor come before it."""

ORDER = (
    *(("request_received_on", later) for later in DATES[1:]),
    ("decided_not_to_assess_on", "decided_to_assess_on"),
    ("decided_not_to_issue_on", "decided_to_issue_on"),
    *NEEDS,
)
"""Pairs of dates of which the second cannot come before the first. A refusal stays when it is
conceded, and what was conceded comes after it."""

ENDINGS = ("final_issued_on", "request_withdrawn_on", "moved_area_on")
"""Dates of which a case has at most one."""


class Channel(models.TextChoices):
    """How a request came."""

    EMAIL = "email", "Email"
    LETTER = "letter", "Letter"
    ONLINE = "online", "Online form"
    TELEPHONE = "telephone", "Telephone"
    IN_PERSON = "in_person", "In person"
    OTHER = "other", "Another way"


class Source(models.TextChoices):
    """Who asked, by the codes of SEN2 (item 2.2, since 2025)."""

    FAMILY = "1", "Parent or young person"
    SETTING = "2", "School, college or other education setting"
    HEALTH = "3", "Health service"
    SOCIAL_CARE = "4", "Social care"
    OTHER = "5", "Somebody else"


class Outcome(models.TextChoices):
    """What was decided."""

    ASSESS = "assess", "To assess"
    NOT_ASSESS = "not_assess", "Not to assess"
    ISSUE = "issue", "To issue a plan"
    NOT_ISSUE = "not_issue", "Not to issue a plan"


class Question(models.TextChoices):
    """What is decided of a case, twice on its journey."""

    ASSESS = "assess", "Whether to assess"
    ISSUE = "issue", "Whether to issue a plan"


class LegalTest(models.TextChoices):
    """The test of the Children and Families Act 2014 that a decision rests on."""

    MAY_NEED_PLAN = (
        "may_need_plan",
        "Has or may have special educational needs, and may need provision through an EHC plan"
        " (section 36(8))",
    )
    NO_NEEDS = "no_needs", "Does not have special educational needs (section 36(8)(a))"
    NO_PLAN_LIKELY = (
        "no_plan_likely",
        "Has needs, and an EHC plan cannot be needed for the provision (section 36(8)(b))",
    )
    PLAN_NEEDED = (
        "plan_needed",
        "The assessment shows that provision through an EHC plan is necessary (section 37(1))",
    )
    PLAN_NOT_NEEDED = (
        "plan_not_needed",
        "The assessment shows that it is not necessary (section 37(1))",
    )


TESTS: dict[str, tuple[LegalTest, ...]] = {
    Outcome.ASSESS: (LegalTest.MAY_NEED_PLAN,),
    Outcome.NOT_ASSESS: (LegalTest.NO_NEEDS, LegalTest.NO_PLAN_LIKELY),
    Outcome.ISSUE: (LegalTest.PLAN_NEEDED,),
    Outcome.NOT_ISSUE: (LegalTest.PLAN_NOT_NEEDED,),
}


ANSWERS: dict[str, tuple[Outcome, Outcome]] = {
    Question.ASSESS: (Outcome.ASSESS, Outcome.NOT_ASSESS),
    Question.ISSUE: (Outcome.ISSUE, Outcome.NOT_ISSUE),
}
"""What each question can be answered with, "yes" first."""


class AdviceKind(models.TextChoices):
    """What advice is about (SEND Regulations 2014, regulation 6(1))."""

    FAMILY = "parent_or_young_person", "Views of the parent or young person"
    EDUCATION = "education", "Education"
    MEDICAL = "medical", "Health"
    PSYCHOLOGICAL = "psychological", "Educational psychology"
    SOCIAL_CARE = "social_care", "Social care"
    OTHER = "other", "Other"


class ChaseHow(models.TextChoices):
    """How somebody was asked again for advice."""

    TELEPHONE = "telephone", "By telephone"
    EMAIL = "email", "By email from elsewhere"
    SENT = "sent", "By email from here"
    MEETING = "meeting", "In a meeting"
    LETTER = "letter", "By letter"


class OrderKind(models.TextChoices):
    """What was agreed in mediation, by the clock's own words."""

    NONE = "", "Nothing yet"
    ASSESS = "assess", "That we assess"
    MAKE_PLAN = "make_plan", "That we make a plan"
    RECONSIDER = "reconsider", "That we think again whether a plan is needed"


class Ordered(models.TextChoices):
    """What the tribunal decided of an appeal against a refusal, by the clock's own words."""

    NOTHING = "", "Nothing yet"
    ASSESS = "assess", "That we assess"
    MAKE_PLAN = "make_plan", "That we make a plan"
    RECONSIDER = "reconsider", "That we think again whether a plan is needed"
    DISMISSED = "dismissed", "The appeal was dismissed"


ORDERS: dict[str, tuple[Ordered, ...]] = {
    Outcome.NOT_ASSESS: (Ordered.ASSESS, Ordered.DISMISSED),
    Outcome.NOT_ISSUE: (Ordered.MAKE_PLAN, Ordered.RECONSIDER, Ordered.DISMISSED),
}
"""What can be ordered about each refusal (SEND Regulations 2014, regulation 44(2))."""

APPEAL_KINDS = {Outcome.NOT_ASSESS: "refusal_to_assess", Outcome.NOT_ISSUE: "refusal_to_issue"}
"""What the clock calls an appeal about each refusal."""


class EvidenceKind(models.TextChoices):
    """What shows that a circumstance was so."""

    LETTER = "letter", "Letter"
    MESSAGE = "message", "Email or message"
    ADVICE = "advice", "Advice that was given"
    MEETING = "meeting", "Note of a meeting or a telephone call"
    OTHER = "other", "Another record"


CIRCUMSTANCES: dict[str, tuple[str, ...]] = {
    "personal": ("EXC-A(c)", "EXC-B(a)", "EXC-C(c)", "EXC-D(c)", "EXC-E(a)"),
    "away": ("EXC-A(d)", "EXC-B(b)", "EXC-C(d)", "EXC-D(d)", "EXC-E(b)"),
    "school-closed": ("EXC-A(a)", "EXC-B(d)", "EXC-C(a)", "EXC-D(a)"),
    "early-years-closed": ("EXC-A(b)", "EXC-B(d)", "EXC-C(b)", "EXC-D(b)"),
}
"""One circumstance under the letter that it has in each regulation. What is not here stands by
itself."""


class Stage(models.TextChoices):
    """Where a case is on its journey."""

    REQUEST = "request", "Deciding whether to assess"
    ASSESSMENT = "assessment", "Assessing"
    WRITING = "writing", "Writing the draft"
    DRAFT = "draft", "Draft with the family"
    ISSUED = "issued", "Final plan issued"
    NOT_ASSESSED = "not_assessed", "Not assessed"
    NOT_ISSUED = "not_issued", "No plan"
    WITHDRAWN = "withdrawn", "Withdrawn"
    MOVED = "moved", "Moved away"
    DIED = "died", "Died"
    HISTORICAL = "historical", "Historical"


class Telling(models.TextChoices):
    """How somebody was told who was not reached by email."""

    LETTER = "letter", "By letter"
    TELEPHONE = "telephone", "By telephone"
    IN_PERSON = "in_person", "In person"
    OTHER = "other", "Another way"


OPEN_STAGES = (Stage.REQUEST, Stage.ASSESSMENT, Stage.WRITING, Stage.DRAFT)

QUIET_DAYS = 10
"""Days without anything happening after which a case is quiet."""

TRAY_WORDS = {
    "overdue": "Overdue",
    "due": "Due within 5 working days",
    "waiting": "Waiting for advice",
    "quiet": f"Quiet for {QUIET_DAYS} days or more",
    "unallocated": "Without an officer",
    "will-miss": "Will miss 20 weeks",
}
STAGES = [*((stage.value, stage.label) for stage in OPEN_STAGES), ("ended", "Ended")]


class BulkKind(models.TextChoices):
    """What can be done to many cases at once."""

    REALLOCATE = "reallocate", "Give to other officers"
    CHASE = "chase", "Chase the advice that is overdue"
    ACKNOWLEDGE = "acknowledge", "Record that the request was acknowledged"
    EXCEPTION = "exception", "Put the same exception on record"


class ItemState(models.TextChoices):
    """What became of one case of a bulk step."""

    PLANNED = "planned", "To do"
    DONE = "done", "Done"
    REFUSED = "refused", "Left as it is"
    UNDONE = "undone", "Undone"


class Ground(models.TextChoices):
    """The legal reason for which something is shared though the family said no."""

    DUTY = "duty", "A law obliges us to share this"
    TASK = "task", "It is necessary for the assessment or the plan, which the law asks us to do"
    SAFETY = "safety", "To keep the child or somebody else safe"
    ORDER = "order", "A court or tribunal ordered it"
    AGREED = "agreed", "They have agreed to this since"
