"""Prints a workbook's values as the sheet shows them, and knows its colours."""

from __future__ import annotations

import colorsys
import re
from datetime import date, datetime, time, timedelta
from typing import Any

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

_THEME_ORDER = (
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
)  # fmt: skip
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def printed(value: object, number_format: str) -> tuple[str, str | None]:
    """Return a value as the sheet shows it, and its date in ISO when it is a date.

    The date has the precision that the format shows: "mmm yy" gives a month.
    """
    if value is None or isinstance(value, time | timedelta):
        return "", None
    if isinstance(value, bool):
        return "Yes" if value else "No", None
    if isinstance(value, date):
        return _printed_date(value, number_format)
    if isinstance(value, int | float):
        return _printed_number(float(value), number_format), None
    text = str(value)
    return (
        "" if re.fullmatch(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)", text) else text
    ), None


def _printed_number(value: float, number_format: str) -> str:
    decimals = re.search(r"0\.(0+)", number_format)
    places = len(decimals.group(1)) if decimals else None
    if "%" in number_format:
        return f"{value * 100:.{places or 0}f}%"
    if places is not None:
        return f"{value:.{places}f}"
    return str(int(value)) if value == int(value) else repr(round(value, 10))


def _printed_date(value: date, number_format: str) -> tuple[str, str]:
    shown = re.sub(r"\[[^\]]*\]|\"[^\"]*\"|\\.", "", number_format.lower())
    shown = re.sub(r"h+.*$", "", shown) if "d" in shown or "y" in shown else shown
    day = value.date() if isinstance(value, datetime) else value
    if "d" in shown or ("m" not in shown and "y" not in shown):
        words = day.strftime("%d/%m/%Y") if "mmm" not in shown else f"{day.day} {day:%B %Y}"
        return words, day.isoformat()
    if "m" in shown:
        year = "%Y" if "yyyy" in shown else "%y"
        return day.strftime(f"{'%B' if 'mmmm' in shown else '%b'} {year}"), f"{day:%Y-%m}"
    return f"{day:%Y}", f"{day:%Y}"


def theme_colours(theme: bytes | str | None) -> list[str]:
    """Return a workbook's theme colours in the order in which cells refer to them."""
    if not theme:
        return []
    raw = theme.encode() if isinstance(theme, str) else theme
    root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
    colours = []
    for name in _THEME_ORDER:
        found = root.find(f".//{_A}clrScheme/{_A}{name}")
        colour = found[0] if found is not None and len(found) else None
        value = (colour.get("lastClr") or colour.get("val") or "") if colour is not None else ""
        colours.append(value.upper() if re.fullmatch(r"[0-9A-Fa-f]{6}", value) else "FFFFFF")
    return colours


def fill_of(cell: Any, theme: list[str]) -> str | None:
    """Return a cell's shading as six hexadecimal digits; None for white or none."""
    if cell.fill is None or cell.fill.fill_type != "solid":
        return None
    colour = cell.fill.fgColor
    found: str | None = None
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        found = None if colour.rgb == "00000000" else colour.rgb[-6:].upper()
    elif colour.type == "theme" and 0 <= colour.theme < len(theme):
        found = _tinted(theme[colour.theme], colour.tint or 0.0)
    elif colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        found = COLOR_INDEX[colour.indexed][-6:].upper()
    return None if found in (None, "FFFFFF") else found


def _tinted(colour: str, tint: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, strength))
