"""Writing advice: a section at a time, with files beside it, until it is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath

from django.db import transaction

from goldenthread.advice.actions.turns import still_wanted, take_turn
from goldenthread.advice.models import AdviceDocument, Given, SectionAnswers
from goldenthread.advice.policies import check_can_send, missing
from goldenthread.advice.queries.questions import Questions, Section
from goldenthread.advice.queries.requests import answers_of, documents_of, given_of
from goldenthread.casework.api import AdviceRequest, hand_in_advice
from goldenthread.platform.documents.checking import check_file
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Guest, Member


@transaction.atomic
def save_section(
    *,
    advice: AdviceRequest,
    section: Section,
    answers: Mapping[str, str],
    version: int,
    by: Member | Guest,
    on: date,
) -> SectionAnswers:
    """Keep what is written in a section. It can be incomplete: it is sent later.

    :param version: of what the page showed; 0 when nothing was written yet.
    :raises NotPermitted: when it was asked of others.
    :raises NotReady: when the advice was sent, or the case has ended.
    :raises ChangedMeanwhile: when a colleague wrote in it since.
    """
    now = still_wanted(advice, by)
    written, _ = SectionAnswers.objects.get_or_create(
        advice=now,
        section=section.key,
        defaults={"local_area": now.local_area, "child_id": now.child_id, "by_name": by.name},
    )
    take_turn(written, version)
    asked = {question.key for question in section.questions}
    kept = {key: text for key, text in written.answers.items() if key not in asked}
    written.answers = {**kept, **{key: answers.get(key, "").strip() for key in asked}}
    written.by_name = by.name
    written.save(update_fields=["answers", "by_name"])
    record(
        "advice.section_written", about=now, by=by, on=on, changes={"part": (None, section.title)}
    )
    return written


@transaction.atomic
def add_document(
    *, advice: AdviceRequest, name: str, content: bytes, by: Member | Guest, on: date
) -> AdviceDocument:
    """Keep a file beside or instead of answers.

    :raises NotPermitted: when it was asked of others.
    :raises NotReady: when the advice was sent, or the case has ended.
    :raises NotValid: when the file is empty, of a kind that is not taken, or holds macros.
    """
    now = still_wanted(advice, by)
    check_file(name, content)
    one = AdviceDocument.objects.create(
        local_area=now.local_area, child_id=now.child_id, advice=now,
        name=PurePath(name.replace("\\", "/")).name[-255:], size=len(content),
        sha256=hashlib.sha256(content).hexdigest(), content=content, by_name=by.name, on=on,
    )  # fmt: skip
    record("advice.document_added", about=now, within=now.case, by=by, on=on)
    return one


@transaction.atomic
def remove_document(*, document: AdviceDocument, by: Member | Guest, on: date) -> None:
    """Take a file away again that was not sent yet.

    :raises NotPermitted: when it was asked of others.
    :raises NotReady: when the advice was sent, or the case has ended.
    """
    now = still_wanted(document.advice, by)
    documents_of(now).filter(pk=document.pk, given=None).delete()
    record("advice.document_removed", about=now, within=now.case, by=by, on=on)


@transaction.atomic
def give_advice(*, advice: AdviceRequest, form: Questions, by: Member | Guest, on: date) -> Given:
    """Send the advice: what is written and the files beside it, as they are now.

    :raises NotPermitted: when it was asked of others.
    :raises NotReady: when something is missing, it was sent already, or the case has ended.
    """
    now = still_wanted(advice, by)
    written = {key: one.answers for key, one in answers_of(now).items()}
    files = documents_of(now).filter(given=None)
    check_can_send(is_complete=not missing_in(form, written), documents=files.count())
    given = Given.objects.create(
        local_area=now.local_area, child_id=now.child_id, advice=now,
        number=len(given_of(now)) + 1, form=form.kind, form_version=form.version,
        said=_said(form, written), by_name=by.name, by_link=isinstance(by, Guest), given_on=on,
    )  # fmt: skip
    files.update(given=given)
    hand_in_advice(advice=now, by=by, on=on)
    return given


def missing_in(form: Questions, written: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return which answers that are needed are not there, as "section.question"."""
    said = {(section, key): text for section, many in written.items() for key, text in many.items()}
    needed = [(s.key, q.key) for s in form.sections for q in s.questions if q.needed]
    return missing(said, needed)


def _said(form: Questions, written: Mapping[str, Mapping[str, str]]) -> list[dict[str, object]]:
    return [
        {
            "title": section.title,
            "answers": [
                {"asked": question.label, "answer": written.get(section.key, {}).get(question.key)}
                for question in section.questions
                if written.get(section.key, {}).get(question.key)
            ],
        }
        for section in form.sections
    ]
