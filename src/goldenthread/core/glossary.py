"""What the words mean: the product's own and the field's.

From here the page, ``GLOSSARY.md`` and nothing else is printed, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word, what it means here, and where the meaning comes from ("" for the product's own)."""

    word: str
    meaning: str
    source: str = ""

    @property
    def anchor(self) -> str:
        """The word as part of an address."""
        return "".join(c if c.isalnum() else "-" for c in self.word.lower()).strip("-")


ACT = "Children and Families Act 2014"
CODE = "SEND Code of Practice 2015"
FRAMEWORK = "Area SEND inspection framework, Ofsted and CQC, 2023"
OLD_FRAMEWORK = "Local area SEND inspections, Ofsted and CQC, 2016 to 2022"

OURS = (
    Term(
        word="Answer",
        meaning="What a lead says to a contradiction: another rating, or why it stays.",
    ),
    Term(
        word="Baseline",
        meaning="The figure that a measure starts from, with its day. A target comes after it.",
    ),
    Term(
        word="Binding",
        meaning="That an indicator shows a measure, with the condition that counts as success.",
    ),
    Term(
        word="Claim",
        meaning="Evidence that has not been verified. It does not count until it is.",
    ),
    Term(
        word="Condition of success",
        meaning="What a measure promises, as data: a comparison, for so many months, by a day.",
    ),
    Term(
        word="Contradiction",
        meaning="A declared rating that is better than the facts support, shown with the reasons.",
    ),
    Term(
        word="Forecast",
        meaning="Where a measure is going if nothing changes, with the range that four in five"
        " outcomes should fall in.",
    ),
    Term(
        word="Nought",
        meaning="That there are none, which is a figure. A month without a figure is a gap.",
    ),
    Term(
        word="Tolerance",
        meaning="How far behind its planned path a figure may lie and still count as near it.",
    ),
    Term(
        word="Trajectory",
        meaning="The planned path of a measure from its baseline to its target by a day.",
    ),
    Term(
        word="Action",
        meaning="What the partnership promises in its plan to do, by a date. Posts hold it.",
    ),
    Term(
        word="Area for improvement",
        meaning="A part of the plan: one thing that inspectors or the partnership want mended.",
    ),
    Term(
        word="Advice",
        meaning="What a school, service, specialist or family is asked to say for an assessment.",
        source="SEND Regulations 2014, regulation 6",
    ),
    Term(
        word="Advice due",
        meaning="Advice whose last day lies in the period, come or missing, without what an"
        " exception excuses.",
        source="SEND Regulations 2014, regulation 8",
    ),
    Term(
        word="Held back",
        meaning="Of a message that no law asks for: not sent until a legal reason is given, because"
        " the family said no or what a parent may be told is limited.",
    ),
    Term(
        word="Interest",
        meaning="What ties a member of a panel to a child. The case is closed to them until it is"
        " withdrawn.",
    ),
    Term(
        word="Shared advice",
        meaning="Accepted advice that an officer lets another service of the same case read, until"
        " the officer ends that.",
    ),
    Term(
        word="Views of the family",
        meaning="What the parent or young person thinks. They are asked first among all whose"
        " advice an assessment needs.",
        source="SEND Regulations 2014, regulation 6(1)(a)",
    ),
    Term(
        word="Withdrawn advice",
        meaning="Advice that was asked for and is not wanted any more: an officer withdrew the"
        " request, or its case ended. It counts nowhere, unless it was late when the case ended.",
    ),
    Term(
        word="Advice link",
        meaning="A way in to one request for advice for somebody without an account. It opens once"
        " and asks for a second step.",
    ),
    Term(
        word="Audit of looks",
        meaning="Who opened which child’s record, when, and why they were let in. Never changed.",
    ),
    Term(
        word="Breakdown",
        meaning="A figure shown group by group: by need, age, kind of setting, service and more.",
    ),
    Term(
        word="Carer",
        meaning="A parent or other person who looks after a child. Told once for all children.",
    ),
    Term(
        word="Child",
        meaning="A child or young person from birth to 25. Each has one record.",
    ),
    Term(
        word="Case",
        meaning="A request for an EHC needs assessment and its journey to a final plan or another"
        " end. A child has one that is open at most.",
    ),
    Term(
        word="Declared rating",
        meaning="How well an action goes, in the plan’s own words, as the people who hold it say.",
    ),
    Term(
        word="Deadline",
        meaning="A duty of the law or of guidance with its last day, worked out from what"
        " happened and when.",
    ),
    Term(
        word="Denominator",
        meaning="How many rows a share is taken of. Without one there is no figure.",
    ),
    Term(
        word="Evidence",
        meaning="What shows that an action was done or has worked: a figure, an audit, a document.",
    ),
    Term(
        word="Exception",
        meaning="A circumstance in which the law does not hold someone to a time limit, with its"
        " dates and what shows it. It counts under each regulation that knows it.",
        source="SEND Regulations 2014, regulations 5, 8, 10, 13 and 44",
    ),
    Term(
        word="Historical case",
        meaning="A case that was decided before it came here. Nothing is worked out for it.",
        source="SEN2 guide, outcome H",
    ),
    Term(word="Finding", meaning="What inspectors said, in their words. A plan answers it."),
    Term(word="Focus area", meaning="A second level of a plan, where it has one, below an area."),
    Term(
        word="Chase",
        meaning="That advice was asked for again by an officer, with how and what was said.",
    ),
    Term(
        word="Grant",
        meaning="That a person or an organisation is given a child’s record, and for how long.",
    ),
    Term(
        word="Improvement plan",
        meaning="The plan that a local area publishes after an inspection, or of its own accord.",
    ),
    Term(
        word="Indicator",
        meaning="A figure that the area watches, with the plain question it answers and one"
        " definition for the live records, for files and for other engines.",
    ),
    Term(
        word="Last day",
        meaning="The day by whose end something must be done. It is itself in time.",
    ),
    Term(
        word="Letter",
        meaning="What somebody without an email address is to be told, or was told in another way."
        " It is a task until it is sent.",
    ),
    Term(
        word="Local area",
        meaning="A council’s area with all its partners: council, NHS, schools, families.",
    ),
    Term(
        word="Measure of success",
        meaning="How the partnership will know that an action has worked.",
    ),
    Term(
        word="Merger",
        meaning="Two records of one child made one. Both histories are kept; it can be undone.",
    ),
    Term(
        word="Burn-down",
        meaning="A picture of how many items of a programme are left each week, beside the plan.",
    ),
    Term(
        word="Caseload",
        meaning="The open cases that one officer carries.",
    ),
    Term(
        word="Figure",
        meaning="A number or rate counted from the dates of cases. It opens the cases behind it.",
    ),
    Term(
        word="Programme",
        meaning="A piece of work on many cases or children, with an end and so many a week.",
    ),
    Term(
        word="Reallocation",
        meaning="Giving many cases to other officers at once, each with a handover note.",
    ),
    Term(
        word="Standing of a request for advice",
        meaning="Not taken, in work, back for more work, sent, or accepted.",
    ),
    Term(
        word="Story behind the line",
        meaning="A few words by who answers for a figure: why it is as it is, and what comes next.",
    ),
    Term(
        word="Target",
        meaning="What a figure is to reach by a day, with the path to it from where it is:"
        " straight, in steps, or through milestones.",
    ),
    Term(
        word="Team",
        meaning="Officers who work together on cases. A person is in one team at a time.",
    ),
    Term(
        word="Tray",
        meaning="Open cases that have something in common that asks for work: overdue, due soon,"
        " waiting for advice, quiet, without an officer, or going to miss 20 weeks.",
    ),
    Term(word="Milestone", meaning="A dated step of an action."),
    Term(
        word="Panel",
        meaning="People of several agencies who advise the council each week whether to assess, or"
        " whether to issue a plan. The decision is the council’s.",
        source="Children and Families Act 2014, sections 36 and 37",
    ),
    Term(
        word="Papers",
        meaning="What a panel is told of a case: made from the record, frozen when published, and"
        " open to its members for some days.",
    ),
    Term(
        word="Quorum",
        meaning="How many members of a panel, and from which agencies, must be there for it to"
        " conclude anything.",
    ),
    Term(
        word="Dissent",
        meaning="That a member of a panel did not agree with what it concluded, and why.",
    ),
    Term(
        word="Between meetings",
        meaning="How a case is decided that would miss its time limit if it waited for a panel: by"
        " the chair, who says who was consulted.",
    ),
    Term(
        word="Message",
        meaning="One email to one person, kept as it was sent, with what became of it.",
    ),
    Term(
        word="Message template",
        meaning="A text that a message begins as, with the facts it is filled in with.",
    ),
    Term(
        word="Online request",
        meaning="A request for an assessment from the public pages, before and after it is taken"
        " in.",
    ),
    Term(
        word="Numerator",
        meaning="How many rows of a share fulfil what is asked, of all those in the denominator.",
    ),
    Term(
        word="Operator",
        meaning="Whoever runs an installation of Golden Thread. Sees the content of no area.",
    ),
    Term(
        word="Organisation",
        meaning="A partner in the local area: a council, a board, a trust, a school, a forum.",
    ),
    Term(
        word="Placement",
        meaning="That a child goes to a school or other setting, from a day until a day.",
    ),
    Term(
        word="Post",
        meaning="A job in the partnership, whoever holds it. Actions belong to posts.",
    ),
    Term(
        word="Progress update",
        meaning="What has happened on an action, as its lead tells it, kept with its date.",
    ),
    Term(
        word="Quality check",
        meaning="What an officer finds of advice that came: whether it answers, is specific, states"
        " provision and can be understood. It is accepted, or sent back for more work.",
    ),
    Term(
        word="Reused advice",
        meaning="Earlier advice that is enough, as its giver, the council and the family agree."
        " Nobody is asked for it again.",
        source="SEND Regulations 2014, regulation 6(4)",
    ),
    Term(
        word="Record number",
        meaning="What a child’s record is called in its area. It says nothing about the child.",
    ),
    Term(
        word="Record set",
        meaning="Rows of one kind that indicators count: requests, assessments, plans, advice,"
        " open cases, disputes, milestones, actions.",
    ),
    Term(
        word="Restricted record",
        meaning="A child’s record that opens only for named people, after an adoption for example.",
    ),
    Term(
        word="Role",
        meaning="What a post may do in Golden Thread. Whoever holds the post has its role.",
    ),
    Term(
        word="Rule book",
        meaning="Every time limit with its law, its evidence and the dates from which it holds,"
        " kept as data.",
    ),
    Term(
        word="Setting",
        meaning="A school, college or other place of education, in the area’s register.",
    ),
    Term(
        word="Standing",
        meaning="How well an action goes as the recorded facts show it, beside what is declared.",
    ),
    Term(
        word="Statutory clock",
        meaning="What works out every deadline from dated events, dated rules and a calendar,"
        " and says why.",
    ),
    Term(
        word="Tenure",
        meaning="That a person holds a post, from a day until a day.",
    ),
    Term(
        word="Verified",
        meaning="Looked at by somebody who neither gave the evidence nor holds the action.",
    ),
)

FIELD = (
    Term(
        word="Control chart",
        meaning="A measure month by month with its mean and its limits, which shows what stands out"
        " from chance.",
        source="Making Data Count, NHS England",
    ),
    Term(
        word="Limits",
        meaning="How far chance alone reaches around the mean of a control chart.",
        source="Making Data Count, NHS England",
    ),
    Term(
        word="Secondary suppression",
        meaning="Hiding further counts, so that no small number can be worked out by subtraction.",
        source="Government Analysis Function, guidance on tables",
    ),
    Term(
        word="Small number",
        meaning="A count so low, mostly 1 to 5, that it could tell of a person. It is kept back.",
        source="Government Analysis Function, guidance on tables",
    ),
    Term(
        word="Special cause",
        meaning="What makes a figure move by more than chance; its months stand out.",
        source="Making Data Count, NHS England",
    ),
    Term(
        word="Parental responsibility",
        meaning="The rights and duties that the law gives a parent. Others can have them too.",
        source="Children Act 1989, section 3",
    ),
    Term(
        word="Unique pupil number (UPN)",
        meaning="The number of a pupil in England’s state schools, with a letter that checks it.",
    ),
    Term(
        word="Tribunal order",
        meaning="What the tribunal decided of an appeal, and when. It sets us time limits of its"
        " own.",
        source="SEND Regulations 2014, regulation 44",
    ),
    Term(
        word="Unopposed appeal",
        meaning="An appeal of which the council told the tribunal that it gives way. It sets time"
        " limits of its own.",
        source="SEND Regulations 2014, regulation 45",
    ),
    Term(
        word="Unique learner number (ULN)",
        meaning="The number of a learner over 14, with a last figure that checks the others.",
    ),
    Term(
        word="Year group",
        meaning="The school year of a child’s age on 31 August: Reception at 4, Year 1 at 5.",
        source="Education Act 1996, section 579",
    ),
    Term(
        word="Accelerated progress plan (APP)",
        meaning="A plan asked for when a revisit found too little progress since the first plan.",
        source=OLD_FRAMEWORK,
    ),
    Term(
        word="Alternative provision",
        meaning="Education arranged for children who cannot go to a mainstream or special school.",
        source=CODE,
    ),
    Term(
        word="Annual review",
        meaning="The check, at least every 12 months, of whether an EHC plan still fits.",
        source=f"{ACT}, section 44",
    ),
    Term(
        word="BRAG rating",
        meaning="A RAG rating with blue added, mostly for “done and shown to last”.",
    ),
    Term(
        word="Care Quality Commission (CQC)",
        meaning="The regulator of health and social care in England. Inspects areas with Ofsted.",
        source=FRAMEWORK,
    ),
    Term(
        word="Department for Education (DfE)",
        meaning="The government department that answers for education and follows up plans.",
    ),
    Term(
        word="Designated clinical officer (DCO)",
        meaning="A person whom the NHS names to join up its part of SEND in an area.",
        source=f"{CODE}, chapter 3",
    ),
    Term(
        word="Designated medical officer (DMO)",
        meaning="The same task as the designated clinical officer’s, held by a doctor.",
        source=f"{CODE}, chapter 3",
    ),
    Term(
        word="Designated social care officer (DSCO)",
        meaning="A person whom an area may name to join up social care’s part of SEND.",
    ),
    Term(
        word="Education, health and care (EHC) plan",
        meaning="A child’s or young person’s legal plan: their needs, and the support for them.",
        source=f"{ACT}, section 37",
    ),
    Term(
        word="EHC needs assessment",
        meaning="Finding out what a child needs, to decide whether they get an EHC plan.",
        source=f"{ACT}, section 36",
    ),
    Term(
        word="Improvement notice",
        meaning="A formal letter in which government tells a council what must get better by when.",
    ),
    Term(
        word="Integrated care board (ICB)",
        meaning="The NHS body that plans and buys health services for an area.",
        source="Health and Care Act 2022",
    ),
    Term(
        word="Joint commissioning",
        meaning="Council and NHS deciding together which services to have and pay for.",
        source=f"{ACT}, section 26",
    ),
    Term(
        word="Local Offer",
        meaning="What a council must publish about the support that families can expect.",
        source=f"{ACT}, section 30",
    ),
    Term(
        word="NHS England (NHSE)",
        meaning="The body that leads the NHS in England and advises areas with the DfE.",
    ),
    Term(
        word="Phase transfer",
        meaning="A move to the next stage of education, before which the plan must name the next"
        " setting.",
        source="SEND Regulations 2014, regulation 18",
    ),
    Term(
        word="Ofsted",
        meaning="The office that inspects schools, children’s services and, with CQC, SEND areas.",
        source=FRAMEWORK,
    ),
    Term(
        word="Parent carer forum",
        meaning="A group of parents and carers who speak for families in the area’s decisions.",
    ),
    Term(
        word="Mediation certificate",
        meaning="What a family gets from a mediation adviser, and needs for most appeals.",
        source=f"{ACT}, section 55",
    ),
    Term(
        word="Partnership",
        meaning="All who answer together for SEND in an area; most often steered by a board.",
    ),
    Term(
        word="Priority action plan (PAP)",
        meaning="The plan asked for when inspectors find widespread or systemic failings.",
        source=FRAMEWORK,
    ),
    Term(
        word="RAG rating",
        meaning="Red, amber or green for how something goes. Golden Thread always adds the word.",
    ),
    Term(
        word="School day",
        meaning="A day on which there is a session at that school.",
        source="Education Act 1996, section 579",
    ),
    Term(
        word="SEN support",
        meaning="The help that a school gives a child with special needs without an EHC plan.",
        source=f"{CODE}, chapter 6",
    ),
    Term(
        word="SENCO",
        meaning="Special educational needs co-ordinator: the teacher who leads this in a school.",
        source=f"{ACT}, section 67",
    ),
    Term(
        word="Senior responsible officer (SRO)",
        meaning="The one person who answers for the whole plan.",
    ),
    Term(
        word="Special educational needs and disabilities (SEND)",
        meaning="A child has them who learns with greater difficulty or has a disability, and so"
        " needs support that others do not.",
        source=f"{ACT}, section 20",
    ),
    Term(
        word="Statutory",
        meaning="Asked for by law. A statutory deadline is one that the law sets.",
    ),
    Term(
        word="Tribunal",
        meaning="Where families can appeal against a council’s decision about an EHC plan.",
        source=f"{ACT}, section 51",
    ),
    Term(
        word="Working day",
        meaning="Any day but a Saturday, a Sunday or a bank holiday in England.",
        source="Banking and Financial Dealings Act 1971",
    ),
    Term(
        word="Workstream",
        meaning="A part of the work with a lead of its own, mostly one area for improvement.",
    ),
    Term(
        word="Written statement of action (WSoA)",
        meaning="The plan asked for, until 2022, when inspectors found significant weaknesses.",
        source=OLD_FRAMEWORK,
    ),
)


def terms() -> Iterator[Term]:
    """Yield every term, in the order of the alphabet."""
    yield from sorted((*OURS, *FIELD), key=lambda term: term.word.casefold())


def markdown() -> str:
    """Return the glossary as the repository prints it."""
    lines = [
        "# Glossary",
        "",
        "Printed from `src/goldenthread/core/glossary.py` by `tools/manual.py`. One idea has one",
        "word: here, in the code, on the page and in the test.",
        "",
    ]
    for term in terms():
        source = f" *({term.source})*" if term.source else ""
        lines.append(f"- **{term.word}**: {term.meaning}{source}")
    return "\n".join([*lines, ""])
