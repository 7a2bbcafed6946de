"""The words that improvement plans use for the parts of a plan.

Every area names its columns its own way. Here stands what a heading's words can mean; what a
column holds (``recognise``) and where it stands (``columns``) decide between readings.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

__all__ = ["LABELS", "Role", "plain", "role_of_heading", "role_of_label"]


class Role(StrEnum):
    """What a column, a key or a labelled line holds."""

    REF = "reference"
    AREA = "area for improvement"
    FOCUS = "focus area"
    FINDING = "finding"
    SOURCE = "source of the finding"
    OUTCOME = "outcome"
    ACTION = "action"
    MILESTONE = "milestone"
    LEAD = "lead"
    START = "start"
    DUE = "due"
    MEASURE = "measure of success"
    IMPACT = "impact"
    UPDATE = "progress update"
    PROGRESS = "progress, as words or as a rating"
    STATUS = "rating"
    IGNORED = "not part of the plan"


# Read in this order, the first that fits holds; each is searched in the heading's plain words.
_RULES: tuple[tuple[Role, str], ...] = (
    (
        Role.REF,
        r"^(action |milestone |item |plan |step )?(ref|refs|reference|no|nos|number|id|num|"
        r"item)( no| number| id)?$",
    ),
    (Role.REF, r"^((sub|wsoa|app|pap|action plan) (ref|reference|no|number|id))$"),
    (
        Role.REF,
        r"^(s n|serial( no)?|unique id|row|line|code|action ref\w*|ref\w* (no|number|code))$",
    ),
    (
        Role.IGNORED,
        r"\b(risks?( rating| level| register)?|likelihood|mitigat\w+|dependenc\w+|"
        r"interdependenc\w+|constraints?|assumptions?)\b(?!.*\b(status|rag)\b)",
    ),
    (Role.IGNORED, r"\b(costs?|budget|funding|finance|financial|resourc\w+|capacity|investment)\b"),
    (
        Role.IGNORED,
        r"^(level of )?(priority( level| rating)?|urgency|importance|rank|"
        r"weight\w*) ?(high medium low|h m l|rating|level|1 3|order)$",
    ),
    (
        Role.IGNORED,
        r"\b(days (left|late|overdue|remaining)|last (updated|edited|modified)|"
        r"date (of )?(last )?(updated?|added|raised|entered)|updated (by|on)|version|"
        r"sign(ed)? off( by| date)?|quality assured by|approved by|escalat\w+ to|"
        r"notes for pmo|hidden|internal( notes?| only)?)\b",
    ),
    (
        Role.IGNORED,
        r"\b(monitored by|monitoring( arrangements?| group| body)?|governance|reporting( to|"
        r" group| board| route)|oversight|reports? to|board|assurance)$",
    ),
    (Role.IGNORED, r"^(trend|direction of travel|d o t|dot|movement|change since.*|arrow)$"),
    (
        Role.IGNORED,
        r"^(baseline|starting point|where are we now|current (position|performance|baseline)|"
        r"actual)\b",
    ),
    (
        Role.IGNORED,
        r"^(link\w*|strategic link\w*|cross ref\w*|related \w+|alignment|category|type|"
        r"status of funding|partner(s|ship)?( involved| agencies| organisations)?|"
        r"supporting (partners|officers?|leads?|staff)|support(ed)? by|contribut\w+|"
        r"consult\w+|others? involved|stakeholders?)\b",
    ),
    (
        Role.UPDATE,
        r"\b(progress|status|rag|brag|latest|monthly|quarterly|position|delivery|"
        r"term\w*) (update|note|notes|comment|comments|commentary|report|narrative|summary|"
        r"rationale|statement|since\b.*)s?\b",
    ),
    (
        Role.UPDATE,
        r"\bprogress (to date|so far|made|against|achieved|as at|at|in|and (impact|update|"
        r"comment\w*|evidence|next steps))\b",
    ),
    (
        Role.UPDATE,
        r"^(updates?|commentary|comments?|narrative|highlights?|notes?|remarks?|"
        r"position statement|latest position|latest|what (we|have we|we have|we ve|has been|"
        r"have you) (did|done|achieved|been doing)( so far)?|we did|done so far|"
        r"achievements?( to date)?|impact to date|actions? taken|how are we doing|"
        r"how is it going|where we are( now)?|story so far|work (done|completed)|"
        r"delivered so far)\b",
    ),
    (Role.UPDATE, r"\bupdates?\b"),
    (Role.STATUS, r"\b(b ?rag|brag|rag|ragb|b r a g|r a g)\b"),
    (
        Role.STATUS,
        r"^(current |overall |action |delivery |progress |latest |self |present )?(status|"
        r"rating|colour|position|state|progress rating|confidence|assessment)( now| rating)?$",
    ),
    (
        Role.MILESTONE,
        r"\bprogress (and )?milestones?\b|^milestones? (and|with|by) (date|time|dead)",
    ),
    (Role.PROGRESS, r"^(current |overall |latest )?progress$"),
    (Role.MEASURE, r"\b(evidence|measur\w+ outcomes?|signs? (that|of|it|we)|proof)\b"),
    (
        Role.STATUS,
        r"^(the )?(traffic lights?|colou?r( code)?|smiley|delivery confidence)$",
    ),
    (
        Role.DUE,
        r"^(finish line|finish(ed)? by|done by|ready by|end point|target (by|term))$",
    ),
    (
        Role.LEAD,
        r"^((action |delivery |senior |key |main )?(champions?|contacts?( person)?|leaders?|names?|"
        r"people|key people|staff|managers?|workstream leads?|(lead )?(agency|agencies|"
        r"organisations?|partner))|who .{0,40}\b(do|doing|lead\w*|responsible|accountable)\b.*)$",
    ),
    (
        Role.START,
        r"\b(start|starts|started|starting|begin|begins|beginning|commence\w*|from)( date| by|"
        r" when| month)?$",
    ),
    (Role.START, r"\b(start|commencement|begin\w*) (date|month|by)\b"),
    (
        Role.DUE,
        r"\b(time ?scales?|time ?frames?|time ?lines?|by when|when by|when|due( date| by)?|"
        r"dead ?lines?|(target|end|finish|review|delivery|completion|milestone|complete|"
        r"completed|achieve|implementation|expected|planned|revised|original|agreed|action|"
        r"close|closing)( \w+)? dates?|dates? (for|of|to be|by|due|complet\w+|to)( \w+)*|"
        r"completion( by| due| date| target)?|complete by|to be (completed|done|achieved|"
        r"delivered)( by)?|end|finish|date|dates|complete by|delivered by (when|date)|"
        r"target month|target quarter|timing|timings|month due|duration)$",
    ),
    (
        Role.DUE,
        r"^(by when|when|timescales?|time ?frames?|deadline|due|target date|end date|"
        r"completion)\b",
    ),
    (
        Role.LEAD,
        r"\b(leads?|lead(ing)? (officer|agency|professional|person|partner|organisation|"
        r"member|role|manager)s?|owners?|owned by|responsib\w+|accountab\w+|by whom|whom?|sro|"
        r"sponsor|officers?|lead s|who s|named person|person|delivered by|"
        r"post ?holders?|action holder|assigned( to)?|job title)\b(?!.*\b(benefit|impact|said|"
        r"change|involve))",
    ),
    (
        Role.IMPACT,
        r"\b((overall|intended|expected)? ?impact (of|for|on) (the |this |each )?(focus|theme|"
        r"area|priority|workstream|strand|objective)\b.*|overall impact|closing impact.*|"
        r"impact statement)",
    ),
    (
        Role.FINDING,
        r"\b(ofsted|cqc|inspect\w+|hmi|hmci|report|letter|families|parents|carers|"
        r"young people|you|feedback)\b.*\b(said|say|says|found|find|finds|findings?|"
        r"identified|identify|told( us)?|saw|reported|concluded|stated|noted|raised|letter)\b",
    ),
    (
        Role.FINDING,
        r"\b(inspection|inspectors?|ofsted|cqc) (findings?|feedback|evidence|letter|outcome|"
        r"report|comments?|judg\w+|concerns?|issues?|text|wording|extract|statements?)\b",
    ),
    (
        Role.FINDING,
        r"^((key |main |specific |summary of |detailed )*(findings?|issues?|concerns?|"
        r"problems?|gaps?|evidence of (need|weakness)|what (is|was) (wrong|not working|"
        r"the (issue|problem|concern))|(issues?|concerns?|weakness(es)?|gaps?|needs?|"
        r"areas? of (weakness|concern)) "
        r"(identified|raised|found|noted)|what (needs|need|has|must|should) to (improve|change|"
        r"be different|get better)|what (do we|we) need to (improve|change)|why( is)? (this|"
        r"it|do|are|we)?.*|weaknesse?s?( identified| found)?|you said|reason|rationale|"
        r"context|area of concern|significant concerns?|what we (know|heard|learned|learnt)|"
        r"the issue))$",
    ),
    (
        Role.SOURCE,
        r"^(source|page|para\w*|letter ref\w*|report ref\w*|paragraph|page (no|number|ref)|"
        r"inspection ref\w*|finding ref\w*|ref in (report|letter))( of .*| in .*)?$",
    ),
    (
        Role.MEASURE,
        r"\b(measures?|success|successful|kpis?|key performance|performance (indicators?|"
        r"measures?)|indicators?|metrics?|evidence|evidenced|proof|how (will|do|would) (we|"
        r"you|families|this) (know|measure|tell|see)|how (we|you) ((will|ll|would|can|"
        r"do) )?(know|measure|tell)|what (will|would|does|do) (success|good|it|be different|"
        r"change|this look|we see|we expect)|difference|improvement measures?|quantitative|"
        r"qualitative|intended (impact|outcome|benefit)s?|expected (impact|outcome|benefit|"
        r"result)s?|(desired|anticipated|planned|target) (impact|outcome|result|benefit)s?|"
        r"outcome measures?|impact measures?|benefits?|results?|so that|targets?|outputs?|"
        r"achieved when|what good looks like|monitoring and evaluation|test of success)\b",
    ),
    (
        Role.IMPACT,
        r"^(the )?(intended |expected |overall )?impacts?( sought| on .*| for .*| we (want|"
        r"expect).*)?$",
    ),
    (
        Role.MILESTONE,
        r"\b(milestones?( actions?)?|key (tasks?|steps?|activit\w+|deliverables?)|"
        r"sub ?(actions?|tasks?|steps?)|steps?( to (take|be taken|get there))?|deliverables?|"
        r"tasks?|activit(y|ies)|detailed actions?|how (will|are) we (do|doing|going to|"
        r"get)\b.*|how we (will|ll|are going to) (do|get|achieve)\b.*|how|"
        r"what needs to happen|stages?|interventions?)$",
    ),
    (
        Role.OUTCOME,
        r"^(the |key |strategic |priority )?(outcomes?|outcomes? (we|sought|to be|for|that|"
        r"required)\b.*|what (we|will) (want|hope|aim|expect) to (achieve|see|happen)|"
        r"(what are )?we (are )?(seeking|aiming|trying|hoping|want) to (achieve|see)|vision|"
        r"our ambition|ambition|.*\boutcomes? we (are|want|will)\b.*|"
        r"what (do )?we want( to (achieve|see))?)$",
    ),
    (
        Role.ACTION,
        r"\b(actions?|what (we|will we|will|are we|we are|we re|is) (will|ll|do|doing|are|"
        r"going|be done|being|to do|be|happening|intend)\b.*|we (will|ll|are going to)\b.*|"
        r"(to be|being) done|what are we (doing|going to do).*|what needs to be done|"
        r"what next|our (promise|commitment|response)s?|commitments?|promises?|"
        r"improvement activit\w+|what|response)$",
    ),
    (
        Role.ACTION,
        r"^(key |priority |specific |agreed |planned |proposed |required |improvement |main |"
        r"core |high level |smart |detailed )*actions?\b",
    ),
    (
        Role.FOCUS,
        r"^(the )?(focus areas?|areas? of focus|themes?|sub ?themes?|sub ?priorit(y|ies)|"
        r"strands?|aims?|objectives?|(strategic|key|smart|improvement|delivery) (objectives?|"
        r"aims?|goals?)|goals?|improvements?( needed| required| sought)?|drivers?|"
        r"work ?streams?|projects?|programmes?|pillars?|ambitions?|key (lines?|areas?)|"
        r"sections?|topics?|strategic aim|areas? of work|work ?packages?|improvement (aims?|"
        r"objectives?|themes?))( title| name| description)?$",
    ),
    (
        Role.AREA,
        r"^(the )?((priority|improvement|key|significant|main) )*(areas?( for| of|"
        r" requiring)? ?(priority|significant|serious|systemic|urgent)? ?(improvement|"
        r"weakness|concern|action|development|weaknesses)?|priorit(y|"
        r"ies)( actions?)?( areas?)?|recommendations?|weakness(es)?|significant weakness\w*|"
        r"systemic failings?|failings?|area name|improvement priorit(y|ies)|"
        r"strategic priorit(y|ies))( \d+)?( title| name| description)?$",
    ),
)
_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in _RULES)

LABELS: dict[Role, tuple[str, ...]] = {
    Role.REF: ("ref", "reference", "action ref", "action number", "action no", "no", "number"),
    Role.FINDING: (
        "what inspectors said", "what inspectors found", "what the inspectors said",
        "what ofsted said", "what ofsted and cqc said", "what ofsted and the cqc said",
        "what ofsted cqc said", "what the inspection found", "what the inspection said", "finding",
        "findings", "inspection finding", "inspection findings", "key findings", "you said",
        "inspectors said", "inspectors found", "what the report said", "the issue", "issue",
        "what families told us", "what you told us", "why", "what needs to improve",
        "inspectors findings", "ofsted finding", "what was found", "from the report",
        "from the inspection report", "what the letter said", "why this matters",
    ),
    Role.SOURCE: ("source", "report reference", "inspection reference", "paragraph"),
    Role.OUTCOME: (
        "outcome", "outcomes", "outcome sought", "outcomes sought", "what we want to achieve",
        "outcome we are seeking", "outcome we are seeking to achieve", "our ambition",
        "what we want", "outcomes we want", "what we want to see", "our outcome", "the outcome",
    ),
    Role.ACTION: (
        "action", "actions", "what we will do", "what will we do", "what we are doing",
        "what we are doing about it", "we will", "key action", "key actions", "action to be taken",
        "our action", "our actions", "actions we will take", "what we re going to do",
        "what we are going to do", "priority action", "improvement action", "the action",
    ),
    Role.MILESTONE: (
        "milestone", "milestones", "key milestones", "key tasks", "tasks", "steps", "key steps",
        "sub actions", "deliverables", "key activities", "activities", "how we will do it",
        "how we will do this", "what will happen", "next steps", "how",
    ),
    Role.LEAD: (
        "lead", "leads", "lead officer", "lead officers", "action lead", "owner", "action owner",
        "responsible", "responsible officer", "accountable officer", "accountable", "who",
        "by whom",
        "who is responsible", "who will do it", "led by", "person responsible", "responsibility",
        "accountable lead", "lead professional", "lead person", "senior responsible officer", "sro",
        "who leads", "who will lead", "named lead", "leads and partners", "responsible lead",
        "delivery lead", "lead agency", "lead and partners", "owners", "who leads on this",
    ),
    Role.START: ("start", "start date", "starts", "begins", "from", "starting", "start by"),
    Role.DUE: (
        "by when", "when", "timescale", "timescales", "due", "due date", "deadline", "date",
        "target date", "end date", "end", "completion date", "complete by", "completion",
        "timeframe",
        "to be completed by", "time frame", "timeline", "by", "finish", "due by", "date due",
        "to be done by", "target completion date", "completed by", "finish by", "when by",
    ),
    Role.MEASURE: (
        "measure", "measures", "measure of success", "measures of success", "success measure",
        "success measures", "success criteria", "how we will know", "how will we know", "kpi",
        "kpis",
        "how we will measure success", "how we will know it has worked", "evidence of impact",
        "what success looks like", "what will success look like", "evidence", "impact measures",
        "intended outcome", "intended outcomes", "intended impact", "expected outcome",
        "expected impact", "what difference will it make", "key performance indicators",
        "how we ll know", "how we will know it s working", "how we will know we have succeeded",
        "how we will know it worked", "success looks like", "we will know it has worked when",
        "what will be different", "success", "outcome measures", "impact measure", "indicators",
    ),
    Role.IMPACT: ("impact", "overall impact", "impact statement", "intended overall impact"),
    Role.UPDATE: (
        "progress", "progress update", "progress to date", "progress so far", "update", "updates",
        "latest update", "commentary", "comments", "comment", "what we have done",
        "what we have done so far", "status update", "latest position", "current position",
    ),
    Role.STATUS: (
        "rag", "brag", "rag rating", "brag rating", "status", "rating", "current status",
        "rag status", "brag status", "progress rating", "current rating", "current rag",
    ),
    Role.FOCUS: ("focus area", "theme", "aim", "objective", "workstream", "goal", "strand"),
    Role.AREA: (
        "priority", "area for improvement", "recommendation", "area of weakness", "weakness",
        "priority area", "improvement area", "priority action area", "area",
    ),
    Role.IGNORED: (
        "resources", "resource", "cost", "budget", "funding", "risk", "risks", "dependencies",
        "partners", "supported by", "governance", "monitored by", "reporting to", "baseline",
        "working with", "oversight",
    ),
}  # fmt: skip
_LABEL_ROLES = {words: role for role, many in LABELS.items() for words in many}
_LONG_LABELS = [words for words in _LABEL_ROLES if len(words) >= 6]
_MISSPELT = 91
_LONGEST = 10  # words of a heading that is no question


def plain(text: str) -> str:
    """Return a text's words in small letters, divided by single spaces, without punctuation."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower().replace("’", "'")).strip()


@lru_cache(maxsize=4096)
def role_of_heading(text: str) -> Role | None:
    """Return what a column headed so holds, or None when the words do not say.

    :param text: the heading as printed; anything long, or ending as a sentence does, is none.
    """
    words = plain(text)
    if text.strip(" .:") in ("#", "№"):
        return Role.REF
    if re.match(r"\s*%|.*\(%\)\s*$", text):
        return Role.IGNORED
    if not words or len(words) > 110 or len(words.split()) > 16 or _is_sentence(text):
        return None
    if words in _LABEL_ROLES:
        return _PROGRESS if words == "progress" else _LABEL_ROLES[words]
    asks = text.rstrip().endswith("?") or len(words.split()) <= _LONGEST
    for role, pattern in _COMPILED:
        if asks and pattern.search(words):
            return role
    close = process.extractOne(words, _LONG_LABELS, scorer=fuzz.ratio, score_cutoff=_MISSPELT)
    if close:
        return _LABEL_ROLES[close[0]]
    unnumbered = re.sub(r" (\d|one|two|three|four|five|six)$", "", words)  # "Milestone 2"
    return role_of_heading(unnumbered) if unnumbered != words else None


@lru_cache(maxsize=4096)
def role_of_label(text: str) -> Role | None:
    """Return what a labelled line ("Lead: …") holds; stricter than a heading: prose has colons."""
    words = plain(text)
    words = re.sub(r"^(the|our)\s+|(\s+[a-z]?\d+[a-z]?)+$", "", words)
    if words in _LABEL_ROLES:
        return _LABEL_ROLES[words]
    for role, pattern in _LABELS_SAID:
        if pattern.match(words):
            return role
    close = process.extractOne(words, _LONG_LABELS, scorer=fuzz.ratio, score_cutoff=_MISSPELT)
    return _LABEL_ROLES[close[0]] if close else None


# Labels that areas word as a sentence of their own ("We'll know because:").
_LABELS_SAID = tuple(
    (role, re.compile(rf"^(?:{pattern})$"))
    for role, pattern in (
        (
            Role.MEASURE,
            r"(?:how )?(?:we|you|families) (?:will|ll|would) (?:all )?(?:know|see|tell|notice)"
            r"(?: (?:it|this|that|we|when|because|if|by)\b( \w+){0,6})?"
            r"|what (?:good|success|better) (?:will|would|could|should|might)? ?looks?(?: like)?"
            r"(?: to (?:us|families))?",
        ),
        (
            Role.IMPACT,
            r"(?:overall |intended |expected )?impact "
            r"(?:of (?:this|these|our)|will be)\b( \w+){0,8}",
        ),
    )
)
_PROGRESS = Role.PROGRESS


def _is_sentence(text: str) -> bool:
    stripped = text.strip()
    return stripped.endswith((".", ";", ",")) and len(stripped.split()) > 3
