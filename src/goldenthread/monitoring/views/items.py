"""Items of programmes: one's own, and what becomes of one."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.casework.api import officers_of
from goldenthread.children.api import let_in
from goldenthread.monitoring.actions import programmes as actions
from goldenthread.monitoring.enums import Progress
from goldenthread.monitoring.forms.setting import DoneForm, GiveForm, ReasonForm
from goldenthread.monitoring.permissions import MANAGES, READS
from goldenthread.monitoring.presenters import programmes as presented
from goldenthread.monitoring.presenters.places import Places
from goldenthread.monitoring.queries import programmes as queries
from goldenthread.monitoring.views.answering import answer
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.listing import Listing


@needs(READS)
def monitoring_mine(request: AreaRequest) -> HttpResponse:
    """List the items of programmes that this officer works on."""
    places, me = Places(request.local_area), request.member.person
    order = list(Progress)
    found = sorted(
        (queries.standing_of(one) for one in queries.items_for(me)),
        key=lambda one: (order.index(one.progress), one.item.programme.ends_on, one.item.pk),
    )
    listing: Any = Listing(cast(Any, found), request.GET.dict())  # a list pages as a query does
    context = {
        "listing": listing,
        "left": sum(one.progress in (Progress.TO_DO, Progress.IN_WORK) for one in found),
        "rows": [presented.item_row(one, places, manages=False, me=me.pk) for one in listing.rows],
        "subnav_items": places.subnav(request.member, "mine"),
        "places": places,
        "crumbs": places.crumbs(),
    }
    return render(request, "monitoring/mine.html", context)


_WHAT = {
    "begin": ("Say that it is in work", "It is in work", "The item is in work."),
    "done": ("Say that it is done", "It is done", "The item is done."),
    "leave-out": ("Leave it out", "Leave it out", "The item is left out."),
    "reopen": ("Take it up again", "Take it up again", "The item is to be done again."),
    "give": ("Say who works on it", "Give it to them", "The item is theirs."),
}


@needs(READS)
def monitoring_item(request: AreaRequest, item_id: int) -> HttpResponse:
    """Show one item with what can be said of it; do what is asked."""
    on, places = timezone.localdate(), Places(request.local_area)
    item = queries.find_item(request.local_area, item_id)
    let_in(request, item.child)
    standing = queries.standing_of(item)
    manages, me = request.member.may(MANAGES), request.member.person
    back = places.to("monitoring_programme", programme_id=item.programme_id)
    offered = _offered(standing, manages=manages)
    what = request.GET.get("what", "")
    base: dict[str, Any] = {
        "row": presented.item_row(standing, places, manages=manages, me=me.pk),
        "offered": [{"text": _WHAT[key][0], "href": f"?what={key}"} for key in offered],
        "by_itself": item.programme.get_done_by_display() if item.programme.done_by else "",
        "back": back,
        "crumbs": places.crumbs((item.programme.name, back)),
    }
    if what not in offered:
        return render(request, "monitoring/item.html", base)
    title, button, notice = _WHAT[what]
    return answer(
        request,
        _form(request, what, item),
        act=lambda form: _act(what, item, form, by=request.member, on=on),
        notice=notice,
        to=back,
        thing=item,
        context={**base, "title": title, "button": button, "caption": base["row"]["what"]},
    )


def _offered(one: queries.ItemStanding, *, manages: bool) -> list[str]:
    item = one.item
    if item.programme.closed_on is not None:
        return []
    found = ["begin"] if one.progress == Progress.TO_DO else []
    if one.progress in (Progress.TO_DO, Progress.IN_WORK):
        found += [] if item.programme.done_by else ["done"]
        found.append("leave-out")
    elif item.done_on or item.left_out_on:
        found.append("reopen")
    return found + (["give"] if manages and item.case_id is None else [])


def _form(request: AreaRequest, what: str, item: Any) -> Any:
    first: dict[str, Any] = {"version": item.version}
    if what == "done":
        return DoneForm(typed(request), initial={**first, "day": timezone.localdate()})
    if what == "leave-out":
        return ReasonForm(typed(request), initial=first)
    if what == "give":
        officers = officers_of(request.local_area, on=timezone.localdate())
        return GiveForm(typed(request), initial=first, officers=officers)
    return VersionForm(typed(request), initial=first)


def _act(what: str, item: Any, form: Any, **who: Any) -> object:
    given = {"item": item, **form.cleaned_data, **who}
    if what == "give":
        return actions.give_item(**{**given, "officer": form.officers[given["officer"]]})
    acts = {"begin": actions.begin_item, "done": actions.tick_item,
            "leave-out": actions.leave_out_item, "reopen": actions.reopen_item}  # fmt: skip
    act: Any = acts[what]
    return act(**given)
