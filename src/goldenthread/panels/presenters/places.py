"""Addresses of this room's pages, and the crumbs above them. They carry numbers, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldenthread.panels.models import AgendaItem, Meeting, Panel
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.ui.words import day

Link = dict[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of one local area's panels; asks the database nothing."""

    local_area: LocalArea

    def to(self, name: str, **parts: Any) -> str:
        """Return the address of a page of this area."""
        return reverse(name, kwargs={"area": self.local_area.slug, **parts})

    def of_panel(self, panel: Panel, page: str = "panels_panel", **parts: Any) -> str:
        """Return the address of a page about a panel."""
        return self.to(page, panel_id=panel.pk, **parts)

    def of_meeting(self, meeting: Meeting, page: str = "panels_meeting", **parts: Any) -> str:
        """Return the address of a page about a meeting."""
        return self.to(page, meeting_id=meeting.pk, **parts)

    def of_item(self, item: AgendaItem | int, page: str = "panels_item") -> str:
        """Return the address of a page about an item."""
        return self.to(page, item_id=item if isinstance(item, int) else item.pk)

    def crumbs(self, panel: Panel | None = None, meeting: Meeting | None = None) -> list[Link]:
        """Return the crumbs above a page: the room, the panel, the meeting."""
        found = [{"text": "Panels", "href": self.to("panels")}]
        if panel is not None:
            found.append({"text": panel.name, "href": self.of_panel(panel)})
        if meeting is not None:
            found.append({"text": f"Meeting of {day(meeting.day)}",
                          "href": self.of_meeting(meeting)})  # fmt: skip
        return found

    def crumbs_of_item(self, item: AgendaItem, *, is_inside: bool = True) -> list[Link]:
        """Return the crumbs above a page about an item, with the item itself when it is inside."""
        found = self.crumbs(item.panel, item.meeting)
        if is_inside:
            found.append({"text": f"Case {item.case.number}", "href": self.of_item(item)})
        return found
