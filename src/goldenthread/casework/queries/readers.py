"""Who is written to about a case, and at which address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.casework.enums import Source
from goldenthread.casework.models import Case
from goldenthread.casework.queries.texts import FAMILY, SERVICE, SETTING
from goldenthread.children.api import (
    Child,
    ConsentFor,
    Placement,
    refused_by,
    relationships_of,
)
from goldenthread.core.school_years import age_on
from goldenthread.platform.organisations.models import Organisation, OrganisationKind

YOUNG = 16
_HEALTH = OrganisationKind.ICB
_SOCIAL_CARE = OrganisationKind.COUNCIL


_SHARING = {
    OrganisationKind.ICB: ConsentFor.SHARE_HEALTH,
    OrganisationKind.NHS_PROVIDER: ConsentFor.SHARE_HEALTH,
    OrganisationKind.COUNCIL: ConsentFor.SHARE_SOCIAL_CARE,
    OrganisationKind.SCHOOL: ConsentFor.SHARE_EDUCATION,
}
"""The consent that sharing with an organisation of a kind is about."""
_SOURCES: dict[str, str] = {
    Source.SETTING: ConsentFor.SHARE_EDUCATION,
    Source.HEALTH: ConsentFor.SHARE_HEALTH,
    Source.SOCIAL_CARE: ConsentFor.SHARE_SOCIAL_CARE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who can be written to about a case.

    `kind` says which texts are for them, `part` what they are to the child. `is_own` when they are
    the young person. `sharing` is the consent that is about them, `may_be_told` the limit on record
    of what a carer may be told. Who `wants_no_email` has no address here: they get letters.
    """

    key: str
    kind: str
    name: str
    part: str
    email: str = ""
    is_own: bool = False
    sharing: str = ""
    may_be_told: str = ""
    wants_no_email: bool = False


def sharing_with(organisation: Organisation) -> str:
    """Return the consent that sharing with an organisation is about, or ""."""
    return _SHARING.get(OrganisationKind(organisation.kind), "")


def readers_of(case: Case, *, on: date) -> list[Reader]:
    """Return everybody who can be written to, the family first; each once."""
    found = [*_carers(case), *_young_person(case, on=on), *_asker(case, on=on)]
    found += [*_setting(case.child, on=on), *_services(case)]
    return list({reader.key: reader for reader in found}.values())


def reader_of(case: Case, key: str, *, on: date) -> Reader | None:
    """Return one of them by the key that forms carry."""
    return next((one for one in readers_of(case, on=on) if one.key == key), None)


def family_of(case: Case, *, on: date) -> Reader:
    """Return who of the family is told of a decision.

    The parent or carer who asked, else the young person who asked, else the main contact, else any
    carer; "the family" without an address when nobody is recorded.
    """
    carers = list(_carers(case))
    asked = [one for one in carers if one.key == f"carer-{case.carer_id}"]
    own = [one for one in _young_person(case, on=on) if one.email]
    found = [*asked, *own, *carers]
    nobody = Reader(key="family", kind=FAMILY, name="Parent or carer", part="The family")
    return found[0] if found else nobody


def requester_of(case: Case, *, on: date) -> Reader:
    """Return who made the request, and so is told that it came."""
    if case.source == Source.FAMILY:
        return family_of(case, on=on)
    if case.asked_email:
        return next(_asker(case, on=on))
    if case.organisation is not None:
        return _organisation(case.organisation, "Who asked")
    return Reader(key="asker", kind=SERVICE, name=case.asked_by or "Colleague", part="Who asked")


def partners_of(case: Case, *, on: date) -> list[Reader]:
    """Return who must be told of a request (SEND Regulations 2014, regulation 4(2)).

    The health commissioner, the council's social care, and the head or principal; without an
    address where none is recorded.
    """
    found = list(_setting(case.child, on=on))
    for kind, key, name in (
        (_HEALTH, "health", "The integrated care board"),
        (_SOCIAL_CARE, "social-care", "Social care in the council"),
    ):
        homes = case.local_area.organisations.filter(kind=kind).order_by("name")
        part = "Health" if kind == _HEALTH else "Social care"
        told = [_organisation(one, part) for one in homes]
        found += told or [Reader(key=key, kind=SERVICE, name=name, part=part)]
    return found


def _by_email(case: Case) -> bool:
    """Whether the family has not said no to email and text messages."""
    return ConsentFor.MAIL not in refused_by(case.child)


def _carers(case: Case) -> Iterator[Reader]:
    by_email = _by_email(case)
    for one in relationships_of(case.child):
        yield Reader(
            key=f"carer-{one.carer_id}",
            kind=FAMILY,
            name=one.carer.name,
            part=one.get_kind_display(),
            email=one.carer.email if by_email else "",
            may_be_told=one.may_be_told.strip(),
            wants_no_email=not by_email,
        )


def _young_person(case: Case, *, on: date) -> Iterator[Reader]:
    if age_on(case.child.date_of_birth, on) < YOUNG:
        return
    own = case.source == Source.FAMILY and case.carer_id is None
    by_email = _by_email(case)
    yield Reader(
        key="young-person",
        kind=FAMILY,
        name=case.child.known_as or case.child.forename,
        part="The young person",
        email=case.asked_email if own and by_email else "",
        is_own=True,
        wants_no_email=not by_email,
    )


def _asker(case: Case, *, on: date) -> Iterator[Reader]:
    if not case.asked_email:
        return
    if case.source == Source.FAMILY:
        if age_on(case.child.date_of_birth, on) < YOUNG or case.carer_id is not None:
            by_email = _by_email(case)
            yield Reader(
                key="asker", kind=FAMILY, name=case.asked_by or "Parent or carer",
                part="Who asked", email=case.asked_email if by_email else "",
                wants_no_email=not by_email,
            )  # fmt: skip
        return
    yield Reader(
        key="asker", kind=SERVICE, name=case.asked_by or "Colleague", part="Who asked",
        email=case.asked_email, sharing=_SOURCES.get(case.source, ""),
    )  # fmt: skip


def _setting(child: Child, *, on: date) -> Iterator[Reader]:
    placed = Placement.objects.filter(child=child, since__lte=on, setting__isnull=False)
    for one in placed.select_related("setting__organisation").order_by("rank", "-since"):
        if one.setting is None or (one.until is not None and one.until < on):
            continue
        home = one.setting.organisation
        yield Reader(
            key=f"setting-{one.setting_id}",
            kind=SETTING,
            name=f"The head or principal of {one.setting.name}",
            part="School or college",
            email=home.email if home else "",
            sharing=ConsentFor.SHARE_EDUCATION,
        )
        return


def _services(case: Case) -> Iterator[Reader]:
    asked = {one.organisation_id for one in case.advice_requests.all()}
    kinds = {_HEALTH, _SOCIAL_CARE, OrganisationKind.NHS_PROVIDER}
    for one in case.local_area.organisations.order_by("name", "pk"):
        if one.pk in asked or one.kind in kinds:
            yield _organisation(one, one.get_kind_display())


def _organisation(one: Organisation, part: str) -> Reader:
    return Reader(
        key=f"organisation-{one.pk}", kind=SERVICE, name=one.name, part=part, email=one.email,
        sharing=sharing_with(one),
    )  # fmt: skip
