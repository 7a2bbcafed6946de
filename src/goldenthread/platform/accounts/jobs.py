"""Mail about accounts, sent by the worker. It belongs to no area."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from goldenthread.platform.accounts.links import password_link
from goldenthread.platform.accounts.models import User
from goldenthread.platform.jobs.queue import work


@work("accounts.send_password_link")
def send_password_link(*, local_area_id: int | None, user_id: int) -> None:
    """Send an account the link by which its password is chosen."""
    user = User.objects.get(pk=user_id)
    _send("account/email/password_reset_key", user.email, link=password_link(user))


@work("accounts.send_mail")
def send_mail(*, local_area_id: int | None, user_id: int | None, template: str, to: str) -> None:
    """Send a mail that says the same to everyone: "your password was changed"."""
    reset = f"{settings.BASE_URL}{reverse('account_reset_password')}"
    _send(template, to, reset=reset)


def _send(template: str, to: str, **context: str) -> None:
    context = {"contact": settings.SUPPORT_CONTACT, **context}
    subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
    body = render_to_string(f"{template}_message.txt", context).strip() + "\n"
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to]).send()
