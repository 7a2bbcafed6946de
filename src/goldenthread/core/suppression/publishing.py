"""A table as it may be published: small numbers hidden, and what would give them away."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from goldenthread.core.suppression.audit import Puzzle, Range
from goldenthread.core.suppression.rules import SmallNumbers
from goldenthread.core.suppression.tables import Key, Sum, Table

HIDDEN = "c"
"""What stands in the place of a hidden figure, as in the statistics of the DfE."""

WHY_HIDDEN = "Not shown: a small number, or one from which a small number could be worked out."
"""The same for all, since a reason of its own would tell which of them are small."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it is printed; ``value`` is None when it is hidden."""

    text: str
    value: int | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """What is printed of a table."""

    rule: SmallNumbers
    figures: Mapping[Key, Shown]

    @property
    def hidden(self) -> frozenset[Key]:
        """The figures that are not shown."""
        return frozenset(key for key, shown in self.figures.items() if shown.value is None)

    def percentage(self, part: Key, whole: Key) -> Shown:
        """Return a percentage of the counts as they are shown: it tells no more than they do.

        Hidden when either count is; a part of none is "–".
        """
        of, out_of = self.figures[part].value, self.figures[whole].value
        if of is None or out_of is None:
            return _HIDDEN
        if out_of == 0:
            return Shown("–", 0, "There are none to be a part of.")
        percent = min(round(100 * of / out_of), 100)  # rounded apart, a part can top its whole
        return Shown(f"{percent}%", percent)


def publish(table: Table, rule: SmallNumbers) -> Published:
    """Return a table of which no small number can be worked out.

    First every small count is hidden, and every count whose printing would give away one that is
    not printed (18 of 20 tells of 2). Then, as long as a small number could still be told more
    closely than the rule allows, the count that helps most is hidden too; at last each of those
    is shown again that turns out not to be needed.
    """
    small = [key for key, count in table.counts.items() if rule.is_small(count)]
    hidden = {key for key in small if key not in table.unprinted}
    proofs: dict[Key, frozenset[Key]] = {}
    for key in small:
        while (proof := _proof(table, rule, hidden, key)) is None:
            more = _next(table, hidden, key)
            if more is None:
                break  # nothing but noughts is shown: twice and three times every count fit as well
            hidden.add(more)
        proofs[key] = proof or frozenset(hidden)
    added = sorted(hidden.difference(small), key=lambda key: (-table.counts[key], key))
    for key in added:
        other = _proofs_without(table, rule, hidden - {key}, proofs, key)
        if other is not None:
            hidden.remove(key)
            proofs |= other
    printed = (key for key in table.counts if key not in table.unprinted)
    return Published(
        rule, {key: _HIDDEN if key in hidden else _shown(table, rule, key) for key in printed}
    )


def _proofs_without(
    table: Table,
    rule: SmallNumbers,
    hidden: Collection[Key],
    proofs: Mapping[Key, Collection[Key]],
    shown: Key,
) -> dict[Key, frozenset[Key]] | None:
    """Return new proofs for the small counts whose proof moves a count that is now shown.

    None when there is one without.
    """
    found: dict[Key, frozenset[Key]] = {}
    for key in (key for key, moved in proofs.items() if shown in moved):
        proof = _proof(table, rule, hidden, key)
        if proof is None:
            return None
        found[key] = proof
    return found


def _proof(
    table: Table, rule: SmallNumbers, hidden: Collection[Key], key: Key
) -> frozenset[Key] | None:
    ranges = {each: _range(table, rule, hidden, each) for each in table.counts}
    return Puzzle(table.counts, table.sums, ranges).proof(key, rule.width)


def _range(table: Table, rule: SmallNumbers, hidden: Collection[Key], key: Key) -> Range:
    if key in table.unprinted:
        return 0, None
    if key in hidden:
        return rule.lowest, None
    return rule.meant_by(rule.rounded(table.counts[key]))


def _next(table: Table, hidden: Collection[Key], key: Key) -> Key | None:
    """Return the count to hide next for the sake of another; None when no count is left.

    One that stands in the most sums, among those that lead to the other, in which a single count
    is hidden; of these the smallest, so that least is lost. Noughts that are shown stay: they would
    be no hiding place.
    """
    near = _connected(table, hidden, key)
    lonely = [one for one in near if sum(each in hidden for each in _of(one)) <= 1]
    free = [
        each
        for each, count in table.counts.items()
        if count and each not in hidden and each not in table.unprinted
    ]
    return min(
        free,
        key=lambda each: (
            -sum(each in _of(one) for one in lonely),
            -any(each in _of(one) for one in near),
            table.counts[each],
            each,
        ),
        default=None,
    )


def _connected(table: Table, hidden: Collection[Key], key: Key) -> list[Sum]:
    """Return the sums that lead from a count over hidden counts and such as are not printed."""
    reached, found = {key}, set[int]()
    while True:
        more = {
            place
            for place, one in enumerate(table.sums)
            if place not in found and not reached.isdisjoint(_of(one))
        }
        if not more:
            return [table.sums[place] for place in sorted(found)]
        found |= more
        reached |= {
            each
            for place in more
            for each in _of(table.sums[place])
            if each in hidden or each in table.unprinted
        }


def _of(one: Sum) -> tuple[Key, ...]:
    return (one.total, *one.parts)


def _shown(table: Table, rule: SmallNumbers, key: Key) -> Shown:
    printed = rule.rounded(table.counts[key])
    return Shown(f"{printed:,}", printed)


_HIDDEN = Shown(HIDDEN, None, WHY_HIDDEN)
