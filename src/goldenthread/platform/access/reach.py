"""How far somebody sees among the children of an area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Which children's rows are shown on a day.

    All of the area's but the restricted ones; and beside them, or instead, those that are given to
    a person, to an organisation or to the holder of a link. With nothing set, and without a day, no
    child is reached. `takes_requests` shows besides what came in about a child and belongs to no
    record yet, `bearer` what somebody without an account is typing, by the key that only their
    browser's session holds. For `is_counting` see `counting`.
    """

    is_whole_area: bool = False
    is_counting: bool = False
    person_id: int | None = None
    organisation_ids: frozenset[int] = frozenset()
    link: str = ""
    on: date | None = None
    takes_requests: bool = False
    bearer: str = ""

    def settings(self) -> tuple[str, ...]:
        """Return the values of the settings that `row_security.SETTINGS` names, from "reach" on."""
        if self.is_counting and self.on:
            return ("count", "", "", "", self.on.isoformat(), "", "")
        return (
            "area" if self.is_whole_area and self.on else "",
            str(self.person_id or ""),
            ",".join(str(number) for number in sorted(self.organisation_ids)),
            self.link,
            self.on.isoformat() if self.on else "",
            "yes" if self.takes_requests else "",
            self.bearer,
        )


NO_REACH = Reach()


def whole_area(*, on: date) -> Reach:
    """Return the reach of work that the installation does by itself, as of a case officer."""
    return Reach(is_whole_area=True, on=on)


def counting(*, on: date) -> Reach:
    """Return the reach of counts that are shown without a row: every record, restricted ones too.

    It opens only the tables whose model says ``counted_whole``, and only to be read. It is for
    statements that give counts back; a test holds its callers to the one that does.
    """
    return Reach(is_counting=True, on=on)
