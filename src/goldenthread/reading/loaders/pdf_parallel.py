"""Shares the pages of a long PDF out among the machine's processors.

Nearly all the time of reading a PDF goes into its pages, and one page needs nothing of another.
Every helper opens the file for itself and takes each n-th page, so that dense and empty stretches
are shared out evenly.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pdfplumber

from goldenthread.reading.loaders.pdf_pages import PageContent, content_of, pages_of

_FEWEST_PAGES = 20  # below this the helpers take longer to start than they save
_MOST_HELPERS = 4


def all_pages(path: Path) -> list[PageContent]:
    """Return the content of every page, in order.

    :raises Exception: whatever a broken file makes the library raise.
    """
    helpers = min(_processors(), _MOST_HELPERS)
    if helpers < 2 or _count(path) < _FEWEST_PAGES:
        return list(pages_of(path))
    # fresh processes: a fork of one that has threads may stand still for ever
    with ProcessPoolExecutor(helpers, mp_context=get_context("spawn")) as pool:
        shares = pool.map(_share, [(path, n, helpers) for n in range(helpers)])
        return sorted((page for share in shares for page in share), key=lambda page: page.number)


def _share(task: tuple[Path, int, int]) -> list[PageContent]:
    path, first, step = task
    return list(_every(path, first, step))


def _every(path: Path, first: int, step: int) -> Iterator[PageContent]:
    with pdfplumber.open(path) as pdf:
        for index in range(first, len(pdf.pages), step):
            page = pdf.pages[index]
            yield content_of(page, index + 1)
            page.close()


def _count(path: Path) -> int:
    with pdfplumber.open(path) as pdf:
        return len(pdf.pages)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
