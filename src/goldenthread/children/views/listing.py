"""The list of children."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.children.forms.filters import FilterForm
from goldenthread.children.presenters import listing as presented
from goldenthread.children.presenters.places import Places
from goldenthread.children.queries import listing as queries
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.listing import Listing, named


@needs(Power.READ_OWN_CHILDREN)
def children(request: AreaRequest) -> HttpResponse:
    """List the children whom this person may see."""
    on, places = timezone.localdate(), Places(request.local_area)
    settings = named(queries.settings_in_use(request.local_area))
    form = FilterForm(request.GET, settings=settings)
    choice = form.choice()
    asked = {**form.understood(), "sort": choice.sort, "page": request.GET.get("page", "")}
    listing = Listing(queries.children_chosen(choice, by=request.member, on=on), asked)
    found = listing.rows
    facts = queries.facts_of(found, on=on)
    sees_all = request.member.may(Power.READ_CHILDREN)
    return render(
        request,
        "children/list.html",
        {
            "listing": listing,
            "rows": [presented.row(child, facts[child.pk], places, on=on) for child in found],
            "form": form,
            "filters": listing.filters(presented.filter_words(choice, settings)),
            "counted": presented.counted(listing.count, sees_all=sees_all),
            "sees_all": sees_all,
            "may_add": request.member.may(Power.CHANGE_CHILDREN),
            "places": places,
        },
    )
