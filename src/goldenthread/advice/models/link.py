"""A link by which somebody without an account answers one request for advice."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.advice.enums import SecondStep
from goldenthread.children.api import kept


@kept
class AdviceLink(models.Model):
    """A link that opens once, asks for a second step, and then lets in to one request.

    Of the token and the code only hashes are kept. `seat` is the hash of what the browser that
    opened it holds: nobody else goes on from there.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="advice_links"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="advice_links")
    advice = models.ForeignKey("casework.AdviceRequest", models.PROTECT, related_name="links")
    name = models.CharField(max_length=160)
    email = models.EmailField()
    second_step = models.CharField(max_length=10, choices=SecondStep.choices)
    token_hash = models.CharField(max_length=64, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField(null=True, blank=True)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    seat = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="advice_links_made"
    )
    made_on = models.DateField()
    valid_until = models.DateField()
    opened_at = models.DateTimeField(null=True, blank=True)
    let_in_at = models.DateTimeField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    asked_again_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="let_in_after_it_was_opened",
                condition=Q(let_in_at__isnull=True) | Q(opened_at__isnull=False),
            ),
        ]

    class Privacy:
        """Who advises, and what opens the link."""

        personal = frozenset({
            "name", "email", "token_hash", "code_hash", "seat", "made_by",
        })  # fmt: skip
        plain = frozenset({
            "id", "local_area", "child", "advice", "second_step", "code_until", "codes_sent",
            "tries", "made_on", "valid_until", "opened_at", "let_in_at", "revoked_on",
            "asked_again_on",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"advice link {self.pk}"

    @property
    def called(self) -> str:
        """Return how the fence knows this link."""
        return f"advice:{self.pk}"
