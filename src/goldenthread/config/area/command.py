"""``goldenthread make-area``: a whole fictional area in the database."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from goldenthread.config import trial

NAME = "Easterfold"
_MOST, _LONGEST = 60_000, 12


def add_to(command: argparse.ArgumentParser) -> None:
    """Tell the command what it takes."""
    command.add_argument("--plans", type=int, default=300, help="children with a plan in force")
    command.add_argument("--years", type=int, default=5, help="years that the area looks back on")
    command.add_argument("--seed", type=int, default=1, help="another seed, another area")
    command.add_argument("--as-of", type=_day, metavar="DATE", help="the last day; today if left")
    command.add_argument("--name", default=NAME)
    way = command.add_mutually_exclusive_group()
    way.add_argument("--bulk", action="store_true", help="many rows at once, as for large areas")
    way.add_argument(
        "--by-actions", action="store_true", help="by the product's actions, as for small areas"
    )
    command.add_argument(
        "--even-in-production", action="store_true", help="make fictional children there as well"
    )


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words} is no date such as 2026-03-02") from None


def run(chosen: argparse.Namespace, *, today: date) -> int:
    """Make the area; return 0, or 2 after saying why there is none."""
    reason = _why_not(chosen, today)
    if reason:
        print(reason, file=sys.stderr)
        return 2
    import django

    django.setup()
    from goldenthread.config.area import making
    from goldenthread.config.area.script import Asked
    from goldenthread.platform.access.errors import Refused

    asked = Asked(
        plans=chosen.plans, years=chosen.years, seed=chosen.seed, as_of=chosen.as_of or today
    )
    bulk = True if chosen.bulk else False if chosen.by_actions else None
    try:
        made = making.make_area(chosen.name, asked, bulk=bulk, say=_say)
    except Refused as error:
        print(error, file=sys.stderr)
        return 2
    print(
        f"{made.area.name}: {chosen.plans:,} plans in force and {made.children - chosen.plans:,}"
        f" other children, made in {made.seconds:.1f} s. It is at /areas/{made.area.slug}/."
    )
    return 0


def _why_not(chosen: argparse.Namespace, today: date) -> str:
    if not trial.is_trial() and not chosen.even_in_production:
        return (
            "This is production, where fictional children do not belong. Say --even-in-production"
            " if you mean it."
        )
    if not 1 <= chosen.plans <= _MOST:
        return f"Ask for 1 to {_MOST:,} plans."
    if not 1 <= chosen.years <= _LONGEST:
        return f"Ask for 1 to {_LONGEST} years."
    return "The last day is in the future." if (chosen.as_of or today) > today else ""


def _say(words: str) -> None:
    print(f"  {words}", flush=True)
