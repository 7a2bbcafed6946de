"""Makes one table again of the pieces that stand on page after page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.reading.loaders.pdf_lines import Line
from goldenthread.reading.loaders.pdf_pieces import Patch, Piece

_SAME_EDGE = 6.0
_MOST_HEADER_ROWS = 4


def fits_on(above: Piece, below: Piece) -> bool:
    """Whether a piece at the top of a page has the columns of the table that ended the last."""
    if below.page <= above.page:
        return False
    outer = (abs(above.edges[0] - below.edges[0]), abs(above.edges[-1] - below.edges[-1]))
    if max(outer) > _SAME_EDGE:
        return False
    return all(min(abs(edge - other) for other in above.edges) < _SAME_EDGE for edge in below.edges)


def stitch(above: Piece, below: Piece) -> Piece | None:
    """Return both pieces as one table; None when the lower one begins a table of its own.

    A header that the lower piece repeats is dropped, and a row that goes on over the page is one.
    """
    repeated = _repeated_header(above, below)
    lower = _on_edges(below, above.edges, repeated)
    if not lower.patches:
        return above
    if not repeated and _begins_anew(above, lower):
        return None
    joined = _join_split_row(above, lower)
    shift = above.rows - joined
    for patch in lower.patches:
        patch.row += shift
    return Piece(
        patches=above.patches + lower.patches,
        rows=above.rows + lower.rows - joined,
        edges=above.edges,
        top=above.top,
        bottom=below.bottom,
        page=below.page,
    )


def _text(patch: Patch) -> str:
    return " ".join(line.text for line in patch.lines)


def _row_texts(piece: Piece, row: int) -> list[str]:
    return [text for p in piece.patches if p.row == row and (text := _text(p))]


def _repeated_header(above: Piece, below: Piece) -> int:
    """Return how many of the lower piece's first rows repeat the first rows of the upper."""
    tops = [_row_texts(above, row) for row in range(min(_MOST_HEADER_ROWS, above.rows))]
    for start in range(len(tops)):
        count = 0
        while (
            start + count < len(tops)
            and count < below.rows
            and tops[start + count]
            and _row_texts(below, count) == tops[start + count]
        ):
            count += 1
        if count and (start + count <= 2 or len(tops[start]) > 1):
            return count
    return 0


def _on_edges(piece: Piece, edges: Sequence[float], skip: int) -> Piece:
    """Return a piece with its columns counted as in another's grid, its first rows dropped."""

    def at(place: float) -> int:
        return min(range(len(edges)), key=lambda n: abs(edges[n] - place))

    patches = []
    for patch in piece.patches:
        if patch.row + patch.row_span <= skip:
            continue
        left, right = at(patch.box[0]), at(patch.box[2])
        row = max(patch.row - skip, 0)
        span = patch.row + patch.row_span - skip - row
        patches.append(
            Patch(row, left, span, max(1, right - left), patch.box, patch.lines, patch.fill)
        )
    return Piece(patches, piece.rows - skip, list(edges), piece.top, piece.bottom, piece.page)


def _begins_anew(above: Piece, below: Piece) -> bool:
    """Whether the lower piece has a first row of its own kind: a title over the whole width."""
    first = [p for p in below.patches if p.row == 0 and p.lines]
    wide = len(first) == 1 and first[0].column_span >= len(below.edges) - 1
    titled = [p for p in above.patches if p.row == 0 and p.lines]
    alike = len(titled) == 1 and titled[0].column_span >= len(above.edges) - 1
    return wide and alike and first[0].fill is not None and first[0].fill == titled[0].fill


def _join_split_row(above: Piece, below: Piece) -> int:
    """Join what goes on from the last row above; return 1 when the whole row does, else 0."""
    first = [p for p in below.patches if p.row == 0]
    partners = {id(p): _partner(above, p) for p in first}
    spoken = [p for p in first if p.lines]
    if not spoken:
        return 0
    if _is_split(first, spoken, partners, above):
        for patch in first:
            partner = partners[id(patch)]
            if partner is not None:
                _append(partner, patch, below)
        below.patches[:] = [p for p in below.patches if p.row or partners[id(p)] is None]
        return 1
    _join_merged(first, partners, below)
    return 0


def _partner(above: Piece, patch: Patch) -> Patch | None:
    """Return the cell at the foot of the upper piece, in the same column."""
    foot = [
        p for p in above.patches if p.row + p.row_span >= above.rows and p.column == patch.column
    ]
    return foot[-1] if foot else None


def _is_split(
    first: Sequence[Patch],
    spoken: Sequence[Patch],
    partners: dict[int, Patch | None],
    above: Piece,
) -> bool:
    """Whether the first row below is the rest of the last row above."""
    single = [p for p in spoken if p.row_span == 1]
    pairs = [(p, q) for p in single if (q := partners[id(p)]) is not None and q.lines]
    if len(pairs) < len(single) or not pairs:
        return False
    leftmost = min(first, key=lambda p: p.column)
    if leftmost.lines and leftmost.row_span == 1:
        return len(pairs) < len(first) and all(_flows(q, p) for p, q in pairs)
    if _numbered_rows(above) and not leftmost.lines:
        return True
    if any(_surely_flows(q, p) for p, q in pairs):
        return True
    closed = any(_is_closed(q, p) for p, q in pairs)
    return not closed and leftmost.row_span == 1 and any(_flows(q, p) for p, q in pairs)


def _numbered_rows(above: Piece) -> bool:
    """Whether nearly every row above has words in its first column, so that a blank is a rest."""
    rows = {p.row for p in above.patches}
    filled = {p.row for p in above.patches if p.column == 0 and p.lines}
    return len(filled) >= 0.8 * len(rows)


def _flows(before: Patch, after: Patch) -> bool:
    """Whether a cell's words go on in the other: in the middle of a sentence."""
    end, start = before.lines[-1].text.rstrip(), after.lines[0].text.lstrip()
    return start[:1].islower() or not re.search(r"[.!?:;)”\"’]$", end)


def _surely_flows(before: Patch, after: Patch) -> bool:
    """Whether a cell's last words cannot end it: "Head of", or a bracket left open."""
    end, start = before.lines[-1].text.rstrip(), after.lines[0].text.lstrip()
    hanging = re.search(r"(?:\b(?:of|and|the|for|to|with|in|on|by|a|or|as|at)|,|[-–&/])$", end)
    text = _text(before)
    return bool(hanging) or start[:1].islower() or text.count("(") > text.count(")")


def _is_closed(before: Patch, after: Patch) -> bool:
    """Whether two short cells each say one thing ("Complete", "On target"): rows of their own."""
    short = max(len(_text(before).split()), len(_text(after).split())) <= 4
    return short and after.lines[0].text[:1].isupper()


def _append(upper: Patch, lower: Patch, below: Piece) -> None:
    moved = upper.lines[-1].bottom if upper.lines else 0.0
    start = lower.lines[0].top if lower.lines else 0.0
    for line in lower.lines:
        upper.lines.append(_moved(line, moved - start + 1.0))
    upper.row_span += lower.row_span - 1


def _moved(line: Line, by: float) -> Line:
    return Line(
        line.text, line.x0, line.x1, line.top + by, line.bottom + by, line.size, line.bold,
        line.italic, line.first_width,
    )  # fmt: skip


def _join_merged(first: Sequence[Patch], partners: dict[int, Patch | None], below: Piece) -> None:
    """Let a merged cell go on over the page where the reference beside it is blank."""
    leftmost = min(first, key=lambda p: p.column)
    if leftmost.lines:
        return
    for patch in first:
        partner = partners[id(patch)]
        goes_on = not patch.lines or patch.row_span > 1
        if partner is None or not goes_on or patch.row_span < leftmost.row_span:
            continue
        _append(partner, patch, below)
        partner.row_span += 1
        below.patches.remove(patch)
