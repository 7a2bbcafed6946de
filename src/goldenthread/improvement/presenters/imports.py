"""Imports in words."""

from __future__ import annotations

from django.urls import reverse

from goldenthread.improvement.enums import ImportState
from goldenthread.improvement.models import PlanImport
from goldenthread.ui.words import count

_COLOURS = {
    ImportState.WAITING: "govuk-tag--grey",
    ImportState.READING: "govuk-tag--blue",
    ImportState.UNREADABLE: "govuk-tag--red",
    ImportState.IN_REVIEW: "govuk-tag--yellow",
    ImportState.ACCEPTED: "govuk-tag--green",
    ImportState.DROPPED: "govuk-tag--grey",
}
_STEPS = {ImportState.WAITING: 10, ImportState.READING: 45, ImportState.IN_REVIEW: 100}


class ImportPresenter:
    """One import, for a list or at the head of a page."""

    def __init__(self, plan_import: PlanImport) -> None:
        self._import = plan_import
        self.state = ImportState(plan_import.state)
        self.name = plan_import.file_name
        self.problem = plan_import.problem
        self.started_by = plan_import.started_by.name
        self.started_on = plan_import.started_on
        self.percent = _STEPS.get(self.state, 100)
        self.is_going_on = self.state in (ImportState.WAITING, ImportState.READING)

    @property
    def tag(self) -> dict[str, str]:
        """The state as a tag."""
        return {"text": self.state.label, "classes": _COLOURS[self.state]}

    @property
    def purpose(self) -> str:
        """What it is to become."""
        if self._import.new_version_of:
            return f"A newer version of {self._import.new_version_of.title}"
        return "A new plan"

    @property
    def doing(self) -> str:
        """What is being done just now."""
        if self.state == ImportState.WAITING and self._import.tries:
            return "Reading stopped without an answer. It is about to be tried once more."
        if self.state == ImportState.WAITING:
            return "The document is waiting for its turn to be read."
        return (
            "The document is being read: its tables, headings and dates."
            " Most take a few seconds; a long one can take a minute."
        )


def crumbs(area: str, *steps: tuple[str, str]) -> list[dict[str, str]]:
    """Return the way back: the plan, its imports, and any further steps."""
    return [
        {"text": "Plan", "href": reverse("plan", kwargs={"area": area})},
        {"text": "Imports", "href": reverse("plan_imports", kwargs={"area": area})},
        *({"text": text, "href": href} for text, href in steps),
    ]


def summary(imports: list[ImportPresenter]) -> str:
    """Return how many there are to finish, as a sentence."""
    waiting = sum(one.state == ImportState.IN_REVIEW for one in imports)
    return f"{count(waiting, 'review').capitalize()} to finish."
