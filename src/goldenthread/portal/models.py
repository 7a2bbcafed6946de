"""What came from the public pages, and what is being typed there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.api import Source
from goldenthread.portal.enums import AskedAs, State, WhyNot


class OnlineDraft(models.Model):
    """What somebody is typing, for a day. The session of their browser holds the key to it.

    PostgreSQL shows it to who bears that key and to nobody else, whatever they may do in the area.
    """

    opened_by_key = ("key", "kept_at")

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.CASCADE, related_name="online_drafts"
    )
    key = models.CharField(max_length=64, unique=True)
    content = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    class Privacy:
        """Anything may have been typed; the key opens it."""

        personal = frozenset({"key", "content"})
        plain = frozenset({"id", "local_area", "kept_at"})

    def __str__(self) -> str:
        return f"online draft {self.pk}"


class OnlineRequest(models.Model):
    """A request as it was sent from the public pages.

    It is about a child only once it is taken in: `child` is then there, and the fence around the
    child with it. Until then PostgreSQL shows it only to who takes requests in. Earlier states of
    its rows are not kept, since they would stand outside.
    """

    seen_before_a_child = "id"

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="online_requests"
    )
    reference = models.CharField(max_length=9, unique=True)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.NEW)
    asked_as = models.CharField(max_length=12, choices=AskedAs.choices)
    source = models.CharField(max_length=1, choices=Source.choices)
    name = models.CharField(max_length=160)
    relation = models.CharField(max_length=20, blank=True)
    responsibility = models.CharField(max_length=10, blank=True)
    job = models.CharField(max_length=160, blank=True)
    works_for = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    talking = models.TextField(blank=True)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    date_of_birth = models.DateField()
    lines = models.TextField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    school = models.CharField(max_length=160, blank=True)
    parent_name = models.CharField(max_length=160, blank=True)
    parent_email = models.EmailField(blank=True)
    parent_telephone = models.CharField(max_length=40, blank=True)
    parent_knows = models.BooleanField(default=True)
    why = models.TextField()
    help_now = models.TextField(blank=True)
    child = models.ForeignKey(
        "children.Child", models.PROTECT, null=True, blank=True, related_name="online_requests"
    )
    case = models.ForeignKey(
        "casework.Case", models.PROTECT, null=True, blank=True, related_name="online_requests"
    )
    why_not = models.CharField(max_length=12, choices=WhyNot.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    settled_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="online_request_taken_in_for_a_child",
                condition=Q(state=State.TAKEN_IN, child__isnull=False, case__isnull=False)
                | (~Q(state=State.TAKEN_IN) & Q(child__isnull=True, case__isnull=True)),
            ),
            models.CheckConstraint(
                name="online_request_settled_by_somebody",
                condition=Q(state=State.NEW, settled_by__isnull=True, settled_on__isnull=True)
                | (~Q(state=State.NEW) & Q(settled_by__isnull=False, settled_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="online_request_refused_with_a_reason",
                condition=(Q(state=State.NOT_A_REQUEST) & ~Q(why_not=""))
                | (~Q(state=State.NOT_A_REQUEST) & Q(why_not="")),
            ),
        ]
        indexes = [
            models.Index(fields=["local_area", "state", "received_at"], name="online_request_tray"),
        ]

    class Privacy:
        """Who asked for whom, and why."""

        personal = frozenset({
            "name", "relation", "responsibility", "job", "works_for", "email", "telephone",
            "talking", "forename", "surname", "date_of_birth", "lines", "postcode", "school",
            "parent_name", "parent_email", "parent_telephone", "parent_knows", "why", "help_now",
            "note", "settled_by",
        })  # fmt: skip
        plain = frozenset({
            "id", "local_area", "reference", "received_at", "received_on", "state", "asked_as",
            "source", "child", "case", "why_not", "settled_on",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"online request {self.pk}"

    @property
    def child_name(self) -> str:
        """Whom it is about."""
        return f"{self.forename} {self.surname}"


class OnlineFile(models.Model):
    """A file that came with a request, or is being sent with one."""

    seen_before_a_child = "request_id"
    opened_with = "draft"

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="online_files"
    )
    draft = models.ForeignKey(
        OnlineDraft, models.CASCADE, null=True, blank=True, related_name="files"
    )
    request = models.ForeignKey(
        OnlineRequest, models.PROTECT, null=True, blank=True, related_name="files"
    )
    child = models.ForeignKey(
        "children.Child", models.PROTECT, null=True, blank=True, related_name="online_files"
    )
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="online_file_of_a_draft_or_a_request",
                condition=Q(draft__isnull=False, request__isnull=True)
                | Q(draft__isnull=True, request__isnull=False),
            ),
        ]

    class Privacy:
        """A file may hold anything."""

        personal = frozenset({"name", "content"})
        plain = frozenset(
            {"id", "local_area", "draft", "request", "child", "kind", "size", "sha256"}
        )

    def __str__(self) -> str:
        return f"online file {self.pk}"


class Knock(models.Model):
    """That somebody at one network address began or sent a form, for the limit. Kept an hour.

    `whose` is a keyed digest of the address and of the day, never the address.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.CASCADE, related_name="online_knocks"
    )
    whose = models.CharField(max_length=64)
    what = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["local_area", "whose", "what", "at"], name="knock_counted"),
        ]

    class Privacy:
        """A digest that nobody can turn back, and which is other the next day."""

        personal = frozenset({"whose"})
        plain = frozenset({"id", "local_area", "what", "at"})

    def __str__(self) -> str:
        return f"knock {self.pk}"
