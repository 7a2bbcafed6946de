"""Whether white words can be read on a colour."""

from __future__ import annotations

import re


def contrast_with_white(colour: str) -> float:
    """Return the contrast of white on "#rrggbb", as WCAG 2.2 defines it: 1 to 21.

    :raises ValueError: when it is no such colour.
    """
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise ValueError(colour)
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    luminance = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return 1.05 / (luminance + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
