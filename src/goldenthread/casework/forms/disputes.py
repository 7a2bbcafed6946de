"""Mediation and appeal: each day that is known."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.casework.enums import ORDERS, Ordered, OrderKind
from goldenthread.casework.forms.steps import offer
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.ui.forms import DayField


def _known(label: str) -> DayField:
    return DayField(label=label, what="the day", required=False)


class _DisputeForm(VersionForm):
    def __init__(self, *args: Any, about: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about

    def values(self) -> dict[str, Any]:
        """Return what was told, as the action takes it; to be asked of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class MediationForm(_DisputeForm):
    """What has happened of the mediation."""

    mediation_requested_on = _known("The family asked for mediation")
    mediation_not_wanted_on = _known("The mediation adviser heard that they do not want it")
    mediation_held_on = _known("The mediation was held")
    mediation_certificate_issued_on = _known("The certificate was issued")
    mediation_agreed_on = _known("An agreement was made")
    order_kind = forms.ChoiceField(
        label="What was agreed", required=False, choices=OrderKind.choices
    )


class AppealForm(_DisputeForm):
    """What has happened of the appeal."""

    appeal_lodged_on = _known("The tribunal received the appeal")
    appeal_sent_to_council_on = _known("The tribunal sent us the appeal")
    appeal_response_sent_on = _known("We sent our response")
    appeal_not_opposed_on = _known("We told the tribunal that we do not oppose the appeal")
    order_made_on = _known("The tribunal made its order")
    ordered = forms.ChoiceField(label="What the tribunal decided", required=False)
    order_set_aside_on = _known("The order was set aside or suspended")
    appeal_ended_on = _known("The appeal ended")

    def __init__(self, *args: Any, about: str, **kwargs: Any) -> None:
        super().__init__(*args, about=about, **kwargs)
        found = (Ordered.NOTHING, *ORDERS[about])
        offer(self, "ordered", ((one.value, one.label) for one in found))
