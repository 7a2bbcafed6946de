"""Nothing typed is lost when a session ends while somebody fills in a form.

Each form carries a signed mark that says for whom, and for which address, it was made. When a form
comes back from somebody who is not signed in, what it holds is kept for that person for a day; they
are sent to sign in, come back to the form, and find it filled in. Nothing is done by it until they
send it again. The mark is no key: it lets nobody read anything, and keeps nothing for anybody else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.drafts.models import Draft
from goldenthread.platform.drafts.sealing import seal, unseal
from goldenthread.platform.organisations.gates import AreaRequest

FIELD = "made_for"
DAY = timedelta(days=1)
_SALT = "goldenthread.drafts"
_NOT_KEPT = {"csrfmiddlewaretoken", FIELD}


def mark_for(request: AreaRequest) -> str:
    """Return the mark that a form of this page carries."""
    made_for = [request.user.pk, request.local_area.pk, request.path]
    return signing.dumps(made_for, salt=_SALT)


def typed(request: AreaRequest) -> QueryDict | None:
    """Return what was sent, or what was kept of this form, or None when there is neither."""
    if request.method == "POST":
        return request.POST
    draft = _drafts(request).filter(kept_at__gte=_yesterday()).first()
    content = unseal(draft.sealed) if draft else None
    if content is None:
        return None
    request.draft_was_kept = True  # type: ignore[attr-defined]  # -- ours, read by `was_kept`
    found = QueryDict(mutable=True)
    for name, values in content.items():
        found.setlist(name, values)
    return found


def was_kept(request: HttpRequest) -> bool:
    """Whether the form of this request is filled in from a draft."""
    return getattr(request, "draft_was_kept", False)


def settle(request: AreaRequest) -> None:
    """Forget what was kept of this form: it has been sent and done."""
    _drafts(request).delete()


def _drafts(request: AreaRequest) -> Any:
    return Draft.objects.filter(user=request.user, path=request.path)


def _yesterday() -> Any:
    return timezone.now() - DAY  # noqa: TID251 -- how long a draft is kept is told by the clock


class KeepDrafts:
    """Keeps a form that comes from somebody whose session has ended; stands before the sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """Keep what was sent if nobody is signed in and the form says for whom it was made."""
        if request.method == "POST" and not request.user.is_authenticated:
            mark = request.POST.get(FIELD)
            if mark:
                _keep(request, mark)


def _keep(request: HttpRequest, mark: str) -> None:
    try:
        user_id, local_area_id, path = signing.loads(mark, salt=_SALT, max_age=DAY)
    except (signing.BadSignature, ValueError):
        return
    if path != request.path:
        return
    content = {name: values for name, values in request.POST.lists() if name not in _NOT_KEPT}
    with in_area(local_area_id, user_id=user_id):
        mine = Draft.objects.filter(user_id=user_id)
        mine.filter(kept_at__lt=_yesterday()).delete()
        Draft.objects.update_or_create(
            user_id=user_id,
            path=path,
            defaults={
                "local_area_id": local_area_id,
                "sealed": seal(content),
                "kept_at": timezone.now(),  # noqa: TID251 -- as above
            },
        )
