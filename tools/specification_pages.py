"""What the pages that are printed from specifications have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.spec.chapters import Chapter


def contents(titles: Iterable[str]) -> Iterator[str]:
    """Yield a list of contents, each entry a link to its heading."""
    yield "## Contents"
    yield "\n".join(f"- [{title}](#{_anchor(title)})" for title in titles)


def examples(told: Iterable[Chapter]) -> Iterator[str]:
    """Yield the chapters of a specification with all that their tests told."""
    for chapter in told:
        yield from (f"## {chapter.title}", chapter.introduction)
        for telling in chapter.tellings:
            yield from (f"### {telling.heading}", telling.introduction, *telling.blocks)


def _anchor(title: str) -> str:
    return "".join(letter for letter in title.lower().replace(" ", "-") if letter.isalnum() or
                   letter == "-")  # fmt: skip
