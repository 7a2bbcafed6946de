"""Pages about posts and who holds them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.platform.access.roles import Power, Role
from goldenthread.platform.organisations import actions, holdings, queries
from goldenthread.platform.organisations.forms import (
    AppointPersonForm,
    ChangePostForm,
    LastDayForm,
    MergeForm,
    PostForm,
)
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.platform.organisations.models import Post
from goldenthread.platform.organisations.presenters import history, posts
from goldenthread.platform.organisations.presenters.places import Places
from goldenthread.platform.organisations.views.answering import answer, posted
from goldenthread.ui.listing import Listing
from goldenthread.ui.spreadsheets import csv_of

ONLY = {"vacant": "Vacant", **{role.value: role.label for role in Role}}


@needs(Power.READ_PLAN)
def all_posts(request: AreaRequest) -> HttpResponse:
    """List the posts of the area, as a page or as a download."""
    on, asked = timezone.localdate(), request.GET
    only = asked.get("only", "") if asked.get("only") in ONLY else ""
    choice = queries.Choice(
        words=asked.get("q", "").strip(), only=only, sort=asked.get("sort", "title")
    )
    found = queries.posts_chosen(request.local_area, choice, on=on)
    counts = holdings.counts(request.local_area)
    if asked.get("as") == "csv":
        table = csv_of(posts.CSV_HEADINGS, (posts.csv_row(post, counts) for post in found))
        response = HttpResponse(table, content_type="text/csv; charset=utf-8")
        name = f"{request.local_area.slug}-posts-{on}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    listing, places = Listing(found, asked.dict()), Places(request.member)
    words = {"q": f"“{choice.words}”", "only": ONLY.get(only, "")}
    return render(
        request,
        "organisations/posts.html",
        {
            "places": places,
            "navigation": places.navigation("settings_posts"),
            "listing": listing,
            "rows": [posts.row(post, counts, places) for post in listing.rows],
            "choice": choice,
            "only": ONLY,
            "filters": listing.filters({k: v for k, v in words.items() if v}),
            "may_manage": request.member.may(Power.MANAGE_PEOPLE),
        },
    )


@needs(Power.MANAGE_PEOPLE)
def add_post(request: AreaRequest) -> HttpResponse:
    """Add a post."""
    on, places = timezone.localdate(), Places(request.member)

    def go_to(post: Post) -> str:
        return places.to("settings_post", post.pk)

    return answer(
        request,
        PostForm(posted(request), local_area=request.local_area),
        page="organisations/post_add.html",
        act=lambda given: actions.add_post(**given, by=request.member, on=on),
        notice="The post is added. It is vacant until you appoint someone.",
        to=go_to,
        context={
            "hints": posts.ROLE_HINTS,
            "crumbs": places.crumbs(("Posts", "settings_posts", None)),
        },
    )


@needs(Power.READ_PLAN)
def one_post(request: AreaRequest, pk: int) -> HttpResponse:
    """Show one post: who holds and held it, what it holds, what happened."""
    on, places = timezone.localdate(), Places(request.member)
    post = queries.post_of(request.local_area, pk)
    return render(
        request,
        "organisations/post.html",
        {
            "places": places,
            "crumbs": places.crumbs(("Posts", "settings_posts", None)),
            "post": posts.PostPresenter(post, queries.tenures_of_post(post), places=places, on=on),
            "held": holdings.held_by(request.local_area, [pk]),
            "history": history.lines(queries.history_of_post(post)),
            "may_manage": request.member.may(Power.MANAGE_PEOPLE),
        },
    )


@needs(Power.MANAGE_PEOPLE)
def change_post(request: AreaRequest, pk: int) -> HttpResponse:
    """Change what a post is called and may do."""
    on, places = timezone.localdate(), Places(request.member)
    post = queries.post_of(request.local_area, pk)
    initial = {name: getattr(post, name) for name in ("title", "role", "organisation", "version")}
    presented = posts.PostPresenter(post, [], places=places, on=on)
    return answer(
        request,
        ChangePostForm(posted(request), local_area=request.local_area, initial=initial),
        page="organisations/post_change.html",
        act=lambda given: actions.change_post(
            post=queries.post_of(request.local_area, pk), **given, by=request.member, on=on
        ),
        notice="The post is changed.",
        to=places.to("settings_post", pk),
        context={
            "record": post,
            "hints": posts.ROLE_HINTS,
            "now": [{"key": {"text": "Title"}, "value": {"text": post.title}}, *presented.facts],
            "crumbs": places.crumbs(
                ("Posts", "settings_posts", None), (post.title, "settings_post", pk)
            ),
        },
    )


@needs(Power.MANAGE_PEOPLE)
def appoint(request: AreaRequest, pk: int) -> HttpResponse:
    """Appoint someone to this post."""
    on, places = timezone.localdate(), Places(request.member)
    post = queries.post_of(request.local_area, pk)
    people = queries.people_of(request.local_area)
    return answer(
        request,
        AppointPersonForm(posted(request), people=people, initial={"from_on": on}),
        page="organisations/appoint.html",
        act=lambda given: actions.appoint(
            **given, post=post, by=request.member, on=on, is_told=True
        ),
        notice="They are appointed and are told by email what the post holds.",
        to=places.to("settings_post", pk),
        context={
            "heading": f"Appoint someone to the post {post.title}",
            "back": places.to("settings_post", pk),
            "add_person": places.to("settings_person_add"),
            "crumbs": places.crumbs(
                ("Posts", "settings_posts", None), (post.title, "settings_post", pk)
            ),
        },
    )


@needs(Power.MANAGE_PEOPLE)
def end_tenure(request: AreaRequest, pk: int) -> HttpResponse:
    """Record the last day of someone in a post."""
    on, places = timezone.localdate(), Places(request.member)
    tenure = queries.tenure_of(request.local_area, pk)
    return answer(
        request,
        LastDayForm(posted(request), initial={"last_on": on}),
        page="organisations/tenure_end.html",
        act=lambda given: actions.end_tenure(tenure=tenure, **given, by=request.member, on=on),
        notice="The last day is recorded.",
        to=places.to("settings_post", tenure.post_id),
        context={
            "tenure": tenure,
            "holds": holdings.in_words(holdings.counts(request.local_area).get(tenure.post_id, {})),
            "leaving": places.to("settings_person_leaving", tenure.person_id),
            "back": places.to("settings_post", tenure.post_id),
            "crumbs": places.crumbs(
                ("Posts", "settings_posts", None),
                (tenure.post.title, "settings_post", tenure.post_id),
            ),
        },
    )


@needs(Power.MANAGE_PEOPLE)
def merge(request: AreaRequest, pk: int) -> HttpResponse:
    """Make one post of two: choose, see what moves, confirm."""
    on, places = timezone.localdate(), Places(request.member)
    post = queries.post_of(request.local_area, pk)
    given = request.POST or request.GET
    form = MergeForm(given if "into" in given else None, posts=queries.other_posts(post))
    context = {
        "post": post,
        "back": places.to("settings_post", pk),
        "crumbs": places.crumbs(
            ("Posts", "settings_posts", None), (post.title, "settings_post", pk)
        ),
    }
    if not form.is_valid():
        return render(request, "organisations/merge_choose.html", {**context, "form": form})
    into = form.cleaned_data["into"]
    moves = posts.moves(
        post,
        into,
        holds=holdings.in_words(holdings.counts(request.local_area).get(pk, {})),
        tenures=queries.tenures_of_post(post),
    )
    return answer(
        request,
        form,
        page="organisations/merge_check.html",
        act=lambda given: actions.merge_posts(
            merged=post, into=given["into"], by=request.member, on=on
        ),
        notice=f"{post.title} is now one with {into.title}.",
        to=places.to("settings_post", into.pk),
        context={**context, "into": into, "moves": moves},
    )
