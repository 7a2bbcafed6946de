"""Pages about the time limits of the law: all of them, and one with its worked example."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.core.clock.cases import CaseUnusable
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.platform.organisations.presenters.places import Places
from goldenthread.platform.statutory_clock import queries
from goldenthread.platform.statutory_clock.clock import rules_of, statutory_clock
from goldenthread.platform.statutory_clock.forms import TryForm
from goldenthread.platform.statutory_clock.presenters import rules
from goldenthread.platform.statutory_clock.presenters.worked_example import work_out
from goldenthread.ui.spreadsheets import csv_of


@needs(Power.READ_PLAN)
def all_rules(request: AreaRequest) -> HttpResponse:
    """List the time limits by process, as a page or as a download."""
    on, book, asked = timezone.localdate(), statutory_clock().book, request.GET
    process, only = asked.get("process", ""), asked.get("only", "")
    choice = queries.Choice(
        words=asked.get("q", "").strip(),
        process=process if process in book.processes else "",
        only=only if only in rules.ONLY else "",
    )
    found = queries.chosen(book, choice)
    if asked.get("as") == "csv":
        table = csv_of(rules.CSV_HEADINGS, (rules.csv_row(rule, book) for rule in found))
        response = HttpResponse(table, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="time-limits-{on}.csv"'
        return response
    figures = queries.figures(book)
    is_overview = choice.is_all and asked.get("show") != "all"
    return render(
        request,
        "statutory_clock/time_limits.html",
        {
            "navigation": Places(request.member).navigation("settings_time_limits"),
            "figures": figures,
            "headline": rules.headline(figures),
            "choice": choice,
            "only": rules.ONLY,
            "all_processes": rules.in_order(book),
            "filters": rules.filters(choice, book),
            "found": len({rule.key for rule in found}),
            "overview": rules.overview(book) if is_overview else [],
            "processes": []
            if is_overview
            else rules.processes(found, book, member=request.member, on=on),
            "exceptions": []
            if is_overview
            else rules.exceptions(queries.exceptions_chosen(book, choice)),
            "download": rules.list_address(
                q=choice.words, process=choice.process, only=choice.only, **{"as": "csv"}
            ),
        },
    )


@needs(Power.READ_PLAN)
def one_rule(request: AreaRequest, key: str) -> HttpResponse:
    """Show one time limit in all its versions, and work out a made-up case by it."""
    on, clock, places = timezone.localdate(), statutory_clock(), Places(request.member)
    versions = list(rules_of(key))
    if not versions:
        raise Http404("There is no such time limit.")
    form = TryForm(request.GET or None, rules=versions, book=clock.book, on=on)
    examples = []
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            examples = work_out(clock, versions, given, on=given["on"] or on)
        except CaseUnusable as error:
            form.refuse_case(error)
    return render(
        request,
        "statutory_clock/time_limit.html",
        {
            "crumbs": places.crumbs(("Time limits", "settings_time_limits", None)),
            "rule": rules.RulePresenter(versions, clock.book, on),
            "form": form,
            "examples": examples,
        },
    )
