"""Lines over time, as the chart component takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Points = Sequence[float | None]
_WIDTH, _HEIGHT = 340, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 26, 320, 6, 130
_MOST_LABELS = 8
COLOURS = ("#1d70b8", "#ca3535", "#54319f", "#005a30")
DASHES = ("", "5 3", "2 2", "8 2 2 2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: what it is, and its values by place; None leaves a gap."""

    text: str
    values: Points


def chart(
    title: str, desc: str, labels: Sequence[str], lines: Sequence[Line], *, top: float | None = None
) -> dict[str, Any]:
    """Return a picture of some lines over the same places.

    :param top: the highest value of the scale; worked out when None.
    """
    known = [value for line in lines for value in line.values if value is not None]
    highest = top or _round_up(max([*known, 1]))
    many = max(len(labels) - 1, 1)

    def x(place: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * place / many, 1)

    def y(value: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * min(max(value, 0), highest) / highest, 1)

    every = -(-len(labels) // _MOST_LABELS)
    return {
        "title": title, "desc": desc, "width": _WIDTH, "height": _HEIGHT, "left": _LEFT,
        "right": _RIGHT, "bottom": _BOTTOM,
        "ticks_y": [
            {"at": y(highest * part / 4), "text": f"{highest * part / 4:g}"} for part in range(5)
        ],
        "ticks_x": [
            {"at": x(place), "text": text}
            for place, text in enumerate(labels)
            if place % every == 0
        ],
        "lines": [
            {
                "text": line.text, "colour": COLOURS[number % 4], "dash": DASHES[number % 4],
                "parts": [
                    " ".join(f"{x(place)},{y(value)}" for place, value in part)
                    for part in _parts(line.values)
                    if len(part) > 1
                ],
                "dots": [
                    {"x": x(place), "y": y(value)}
                    for part in _parts(line.values)
                    if len(part) == 1
                    for place, value in part
                ],
            }
            for number, line in enumerate(lines)
        ],
    }  # fmt: skip


def _parts(values: Points) -> list[list[tuple[int, float]]]:
    """Return the stretches of a line between its gaps."""
    parts: list[list[tuple[int, float]]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            parts.append([])
        else:
            parts[-1].append((place, value))
    return [part for part in parts if part]


def _round_up(value: float) -> float:
    step = 4.0
    while step < value:
        step *= 2 if str(step)[0] in "124" else 2.5
    return step
