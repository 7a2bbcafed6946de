"""That someone's open cases go to somebody else from a day: they are leaving."""

from __future__ import annotations

from django.db import models


class CaseHandover(models.Model):
    """Whose cases pass to whom, or with no successor to nobody yet, and from which day.

    `done_on` is there when it has happened.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="case_handovers"
    )
    leaver = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="case_handovers"
    )
    successor = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Privacy:
        """Who leaves, and who takes over."""

        personal = frozenset({"leaver", "successor"})
        plain = frozenset({"id", "local_area", "from_on", "done_on"})

    def __str__(self) -> str:
        return f"handover {self.pk}"
