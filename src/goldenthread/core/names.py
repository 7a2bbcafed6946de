"""Names of people, made comparable: order, accents, hyphens and capitals do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def folded(name: str) -> str:
    """Return a name in small plain letters, its parts parted by one space.

    An apostrophe joins ("O'Hara" is "ohara"); every other mark parts ("Smith-Jones").
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`")
    return re.sub(r"[\W_]+", " ", letters).strip()


def folded_together(names: Iterable[str]) -> str:
    """Return several names as one text to search, each part once, in the order they come."""
    return " ".join(dict.fromkeys(word for name in names for word in folded(name).split()))
