"""Advice in the making: who has taken the request, what is written, what was sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.children.api import kept


@kept
class Taking(models.Model):
    """Who of a service has taken a request; nobody after it was put back."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="advice_takings"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="advice_takings")
    advice = models.OneToOneField("casework.AdviceRequest", models.PROTECT, related_name="taking")
    person = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="advice_takings"
    )
    since = models.DateField()
    version = models.PositiveIntegerField(default=0)

    class Privacy:
        """Who works with the child."""

        personal = frozenset({"person"})
        plain = frozenset({"id", "local_area", "child", "advice", "since", "version"})

    def __str__(self) -> str:
        return f"taking {self.pk}"


@kept
class SectionAnswers(models.Model):
    """What is written so far in one section of the form, by whoever of the service wrote last.

    `version` lets nobody overwrite what a colleague wrote meanwhile.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="advice_answers"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="advice_answers")
    advice = models.ForeignKey("casework.AdviceRequest", models.PROTECT, related_name="answers")
    section = models.CharField(max_length=40)
    answers = models.JSONField(default=dict)
    by_name = models.CharField(max_length=160)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["advice", "section"], name="section_once"),
        ]

    class Privacy:
        """The heart of what is said of a child."""

        personal = frozenset({"answers", "by_name"})
        plain = frozenset({"id", "local_area", "child", "advice", "section", "version"})

    def __str__(self) -> str:
        return f"section {self.pk}"


@kept
class Given(models.Model):
    """Advice as it was sent, once for each time; nothing of it changes afterwards.

    `said` holds each section's title with its questions, as they were asked, and the answers, so
    that it can be read when the form has long been another.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="given_advice"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="given_advice")
    advice = models.ForeignKey("casework.AdviceRequest", models.PROTECT, related_name="given")
    number = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=40)
    form_version = models.PositiveSmallIntegerField()
    said = models.JSONField(default=list)
    by_name = models.CharField(max_length=160)
    by_link = models.BooleanField(default=False)
    given_on = models.DateField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["advice", "number"], name="given_numbered_once"),
        ]

    class Privacy:
        """The heart of what is said of a child."""

        personal = frozenset({"said", "by_name"})
        plain = frozenset({
            "id", "local_area", "child", "advice", "number", "form", "form_version", "by_link",
            "given_on",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"given advice {self.pk}"


class AdviceDocument(models.Model):
    """A file beside or instead of answers. It is of the draft until it is sent with `given`.

    No earlier states are kept: a file never changes, and one that was sent is never taken away.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="advice_documents"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="advice_documents")
    advice = models.ForeignKey("casework.AdviceRequest", models.PROTECT, related_name="documents")
    given = models.ForeignKey(
        Given, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    by_name = models.CharField(max_length=160)
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="advice_document_holds_something", condition=Q(size__gt=0)),
        ]

    class Privacy:
        """A file may hold anything."""

        personal = frozenset({"name", "content", "by_name"})
        plain = frozenset({
            "id", "local_area", "child", "advice", "given", "size", "sha256", "on",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"advice document {self.pk}"
