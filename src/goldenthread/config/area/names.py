"""Names that nobody bears: each is put together of a thing in nature and a made-up ending.

A forename is a colour or weather with a plant or bird ("Amberwren"), a surname two things and an
ending that no English surname has ("Kettlemossby"); schools and streets are made likewise.
"""

from __future__ import annotations

from random import Random

_FIRST = (
    "Amber", "Azure", "Bright", "Cloud", "Copper", "Coral", "Dew", "Dusk", "Ember", "Frost",
    "Gale", "Gild", "Glim", "Hail", "Indigo", "Ivory", "Jade", "Lilac", "Lumen", "Mist", "Moon",
    "Ochre", "Opal", "Pearl", "Rain", "Russet", "Sable", "Silver", "Snow", "Spark", "Storm",
    "Sun", "Teal", "Umber", "Velvet", "Wind",
)  # fmt: skip
_SECOND = (
    "acorn", "aster", "birch", "briar", "catkin", "comfrey", "curlew", "dunnock", "fennel",
    "fern", "finch", "gorse", "heron", "knot", "lark", "lichen", "linnet", "marten", "moss",
    "otter", "petal", "pine", "plover", "reed", "sedge", "sorrel", "teasel", "thistle", "vole",
    "willow", "wren", "yarrow",
)  # fmt: skip
_THINGS = (
    "Anvil", "Bobbin", "Button", "Candle", "Cobble", "Compass", "Feather", "Fiddle", "Kettle",
    "Ladle", "Lantern", "Mitten", "Paddle", "Pebble", "Pocket", "Ribbon", "Saddle", "Spindle",
    "Teapot", "Thimble", "Trestle", "Trumpet", "Tumbler", "Wicket",
)  # fmt: skip
_ENDINGS = (
    "ambleby", "askerwick", "bramwold", "cresterby", "dapplewick", "elmerworth", "fallowby",
    "garthwold", "hollerwick", "inglethorn", "jessopwold", "kestlewick", "larkerby",
    "mallowby", "nettlewold", "orchardwick", "pipperby", "quillerton", "rooksterby",
    "sandlewick", "tansterby", "umberwold", "vesperwick", "whimsterby",
)  # fmt: skip
_STREETS = ("Row", "Lane", "Rise", "Yard", "Walk", "Green")
FORENAMES = len(_FIRST) * len(_SECOND)
SURNAMES = len(_THINGS) * len(_ENDINGS)


def forename(chance: Random) -> str:
    """Return a forename."""
    return chance.choice(_FIRST) + chance.choice(_SECOND)


def surname(chance: Random) -> str:
    """Return a surname."""
    return chance.choice(_THINGS) + chance.choice(_ENDINGS)


def person(number: int) -> str:
    """Return the name of a member of staff, another for each number below 10,000."""
    first = _FIRST[number % len(_FIRST)] + _SECOND[number * 7 % len(_SECOND)]
    step = number // len(_FIRST)
    last = _THINGS[(number + step) % len(_THINGS)] + _ENDINGS[(number * 5 + step) % len(_ENDINGS)]
    return f"{first} {last}"


def place(number: int) -> str:
    """Return what a school is called after, another for each number below 1,152."""
    return f"{_FIRST[number % len(_FIRST)]} {_SECOND[number // len(_FIRST) % len(_SECOND)].title()}"


def street(chance: Random) -> str:
    """Return a house in a street."""
    return f"{chance.randint(1, 180)} {chance.choice(_THINGS)} {chance.choice(_STREETS)}"
