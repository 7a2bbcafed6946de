"""The area's register of schools, colleges and other settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.children.actions.access import keep_grants
from goldenthread.children.actions.numbers import tidy
from goldenthread.children.actions.turns import take_turn
from goldenthread.children.models import Setting
from goldenthread.core.identifiers import check_ukprn, check_urn
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

_CHECKS = {"urn": check_urn, "ukprn": check_ukprn}


@transaction.atomic
def add_setting(*, values: Mapping[str, Any], by: Member, on: date) -> Setting:
    """Add a setting to the register.

    :raises NotPermitted: when they may not.
    :raises NotValid: when a value cannot be right, or there is one of that name or URN.
    """
    by.check_may(Power.CHANGE_CHILDREN)
    setting = Setting(local_area=by.local_area)
    _take(setting, values)
    setting.save()
    record("children.setting_added", about=setting, by=by, on=on)
    return setting


@transaction.atomic
def change_setting(
    *, setting: Setting, values: Mapping[str, Any], version: int, by: Member, on: date
) -> Setting:
    """Change what the register says; with another organisation its pupils' records pass to that.

    :raises NotPermitted: when they may not.
    :raises NotValid: when a value cannot be right, or there is one of that name or URN.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(Power.CHANGE_CHILDREN)
    take_turn(setting, version)
    before = {name: getattr(setting, name) for name in values}
    _take(setting, values)
    setting.save()
    changes = {
        n: (was, getattr(setting, n)) for n, was in before.items() if was != getattr(setting, n)
    }
    if {"organisation", "name"} & set(changes):
        for placement in setting.placements.select_related("child"):
            placement.setting = setting
            keep_grants(placement)
    if changes:
        record("children.setting_changed", about=setting, by=by, on=on, changes=changes)
    return setting


def _take(setting: Setting, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setting._meta.get_field(name)
        setattr(setting, name, value.strip() if isinstance(value, str) else value)
    tidy(setting, _CHECKS)
    _check(setting)


def _check(setting: Setting) -> None:
    if not setting.name:
        raise NotValid("Enter a name.", field="name")
    low, high = setting.lowest_age, setting.highest_age
    if low is not None and high is not None and high < low:
        raise NotValid("The highest age is below the lowest.", field="highest_age")
    others = Setting.objects.filter(local_area=setting.local_area).exclude(pk=setting.pk)
    if others.filter(name__iexact=setting.name).exists():
        raise NotValid("There is already a setting of that name.", field="name")
    if setting.urn and others.filter(urn=setting.urn).exists():
        raise NotValid("There is already a setting with that URN.", field="urn")
