"""The page of one's own account."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.platform.organisations.gates import SignedInRequest, signed_in
from goldenthread.platform.organisations.queries import areas_of, posts_held_in


@signed_in
def account(request: SignedInRequest) -> HttpResponse:
    """Show one's address, second factor, areas and posts."""
    on = timezone.localdate()
    areas = [
        {"area": area, "posts": posts_held_in(area, request.user, on=on)}
        for area in areas_of(request.user, on=on)
    ]
    return render(
        request,
        "organisations/account.html",
        {
            "email": request.user.email,
            "has_second_factor": is_mfa_enabled(request.user),
            "areas": areas,
            "is_operator": request.user.is_operator,
        },
    )
