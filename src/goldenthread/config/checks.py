"""What is checked before the product serves. In production it refuses to start when unsafe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connections

from goldenthread.core.clock.rule_files import RulesUnreadable
from goldenthread.core.indicators.records import DefinitionsUnreadable
from goldenthread.indicators.api import registry, sources
from goldenthread.platform.statutory_clock.clock import statutory_clock

_SHORTEST_SECRET = 40


@register
def settings_are_safe(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Refuse a production that is open, guessable or readable on the way."""
    if not settings.IS_PRODUCTION:
        return []
    rules = {
        "SECRET_KEY is missing or shorter than 40 characters.": (
            len(settings.SECRET_KEY) < _SHORTEST_SECRET
        ),
        "GOLDENTHREAD_DEBUG is on.": settings.DEBUG,
        "REQUIRE_SECOND_FACTOR is off.": not settings.REQUIRE_SECOND_FACTOR,
        "BASE_URL does not begin with https://.": not settings.BASE_URL.startswith("https://"),
        "ALLOWED_HOSTS lets any name in.": "*" in settings.ALLOWED_HOSTS,
        "EMAIL_URL is missing: invitations could not be sent.": not hasattr(settings, "EMAIL_HOST")
        or settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"),
    }
    return [
        Error(f"Refusing to serve in production: {sentence}", hint="See docs/operators.md.")
        for sentence, is_broken in rules.items()
        if is_broken
    ]


@register
def clock_rules_can_be_used(
    app_configs: Sequence[AppConfig] | None, **_: Any
) -> list[CheckMessage]:
    """Refuse to count time limits by half of the rules: each file of CLOCK_RULES must be usable."""
    try:
        statutory_clock()
    except RulesUnreadable as error:
        reason = str(error).rstrip(".")
        return [
            Error(
                f"Refusing to serve without the rules that CLOCK_RULES names. {reason}.",
                hint="Mend the file or take it out of CLOCK_RULES. See docs/operators.md.",
            )
        ]
    return []


@register
def questions_for_advice_can_be_used(
    app_configs: Sequence[AppConfig] | None, **_: Any
) -> list[CheckMessage]:
    """Refuse to ask for advice by a form that cannot be read: each file of ADVICE_FORMS counts."""
    from goldenthread.advice import api as advice

    try:
        advice.all_questions()
    except advice.QuestionsUnreadable as error:
        return [
            Error(
                f"Refusing to serve without the forms that ADVICE_FORMS names. {error}.",
                hint="Mend the file or take it out of ADVICE_FORMS.",
            )
        ]
    return []


@register
def indicators_can_be_used(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Refuse to count by half of the definitions, or records that no room offers."""
    try:
        known = registry()
    except DefinitionsUnreadable as error:
        return [Error(f"Refusing to serve without the indicators. {error}")]
    missing = sorted(set(known.records) - set(sources()))
    return [Error(f"No room offers the records “{name}”.") for name in missing]


@register(Tags.database)
def fences_are_up(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Refuse a database whose row-level security pages could pass."""
    if not databases or settings.AS_OWNER:
        return []
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "select rolsuper or rolbypassrls,"
                " (select count(*) from pg_tables where tableowner = current_user)"
                " from pg_roles where rolname = current_user"
            )
            may_pass, owned = cursor.fetchone()
            cursor.execute(
                "select count(*) from information_schema.columns c"
                " join pg_class t on t.relname = c.table_name and t.relkind = 'r'"
                " where c.column_name = 'local_area_id' and c.table_schema = 'public'"
                " and not (t.relrowsecurity and t.relforcerowsecurity)"
            )
            (unfenced,) = cursor.fetchone()
            cursor.execute(
                "select count(*) from information_schema.columns c"
                " where c.column_name = 'child_id' and c.table_schema = 'public'"
                " and not exists (select 1 from pg_policies p where p.tablename = c.table_name"
                " and p.schemaname = 'public' and p.permissive = 'RESTRICTIVE')"
            )
            (open_children,) = cursor.fetchone()
    except DatabaseError as error:
        return [
            Error(
                f"The database cannot be used ({type(error).__name__}).",
                hint="Check DATABASE_URL and run `goldenthread migrate`.",
            )
        ]
    found: list[CheckMessage] = []
    if may_pass or owned:
        found.append(
            Error("Pages would run as a role that can pass row-level security.",
                  hint="Set DATABASE_ROLE to a role that owns no table and has no BYPASSRLS.")
        )  # fmt: skip
    if open_children:
        found.append(
            Error(
                f"{open_children} tables about children have no fence of their own.",
                hint="Run `goldenthread migrate`.",
            )
        )
    if unfenced:
        found.append(
            Error(
                f"{unfenced} tables have no row-level security.", hint="Run `goldenthread migrate`."
            )
        )
    return found
