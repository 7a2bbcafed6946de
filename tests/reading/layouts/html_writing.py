"""Bricks for writing web pages, and for printing them to PDF with Chromium."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

CHROMIUM = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-pdf-header-footer",
]


def page(title: str, body: str, style: str = "") -> str:
    """Return a whole page."""
    return (
        "<!DOCTYPE html>\n<html lang='en-GB'><head><meta charset='utf-8'>"
        f"<title>{escape(title)}</title><style>{style}</style></head>\n<body>{body}</body></html>\n"
    )


def listed(lines: Sequence[str]) -> str:
    """Return the lines as a list; the line itself when there is one only; nothing for none."""
    if len(lines) < 2:
        return "".join(escape(line) for line in lines)
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def paragraphs(lines: Iterable[str]) -> str:
    """Return each line as a paragraph."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first row is its header."""
    header = "".join(f"<th>{escape(words)}</th>" for words in rows[0])
    body = ("".join(f"<td>{escape(words)}</td>" for words in row) for row in rows[1:])
    lines = "".join(f"<tr>{row}</tr>" for row in body)
    return f"<table><thead><tr>{header}</tr></thead><tbody>{lines}</tbody></table>"


def print_to_pdf(html: str, path: Path) -> None:
    """Print a page to a PDF file.

    :raises subprocess.CalledProcessError: when Chromium fails.
    :raises FileNotFoundError: when there is no Chromium.
    """
    browser = shutil.which("chromium")
    if browser is None:
        raise FileNotFoundError("chromium")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                browser,
                *CHROMIUM,
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={path}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )
