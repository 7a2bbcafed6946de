"""Areas that do not exist, with the organisations, people and phrases that their plans use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A plainly fictional council area and its partners."""

    name: str
    council: str
    icb: str
    trust: str
    forum: str
    people: tuple[str, ...]

    def organisation(self, kind: str) -> str:
        """Return the partner of this kind: "council", "icb", "trust" or "forum"."""
        return str(getattr(self, kind))


EASTMARCH = Place(
    "Eastmarch",
    "Eastmarch County Council",
    "NHS Eastmarch and Weir ICB",
    "Weirside Community NHS Trust",
    "Eastmarch Parent Carer Forum",
    ("Orla Fennimore", "Tobias Wrenfield", "Ifeoma Larkhill", "Desmond Pyke", "Hana Quillon"),
)
HARROW_FEN = Place(
    "Vale of Harrow Fen",
    "Vale of Harrow Fen Council",
    "NHS Fenland Reach ICB",
    "Harrow Fen Hospitals NHS Trust",
    "Fen Families Together",
    ("Mirela Oake", "Jonty Sedgewater", "Prudence Achebe-Moss", "Callum Withy", "Zara Thorngate"),
)
SALTERSEA = Place(
    "Saltersea",
    "Saltersea Borough Council",
    "NHS Salt Coast ICB",
    "Salt Coast Partnership NHS Trust",
    "Saltersea Voices",
    ("Wilf Castellan", "Noor Brackenbury", "Edie Marlpit", "Kofi Harbourne", "Sunniva Dray"),
)
NORTHOLME = Place(
    "Northolme and the Wolds",
    "Northolme and the Wolds Council",
    "NHS Three Wolds ICB",
    "Three Wolds Foundation Trust",
    "Wolds Parent Carer Alliance",
    ("Aneurin Foss", "Beatrix Ollerby", "Rafiq Stonegrave", "Maud Ingleton", "Pia Scarth"),
)
KINGSLADE = Place(
    "Kingslade",
    "Kingslade City Council",
    "NHS Lade Valley ICB",
    "Lade Valley Care NHS Trust",
    "Kingslade Parents in Partnership",
    ("Gideon Ashlar", "Temperance Kolade", "Lucian Mosely-Rook", "Asha Pellgrave", "Bram Tarrow"),
)
MERROWDALE = Place(
    "Merrowdale",
    "Merrowdale Metropolitan Council",
    "NHS Merrow and Tarn ICB",
    "Tarnside NHS Trust",
    "Merrowdale Parent Carer Forum",
    ("Cressida Vane-Holt", "Olu Garside", "Fintan Moorcroft", "Yasmin Threlby", "Ned Sallow"),
)

POSTS: list[tuple[str, str]] = [
    ("Head of SEND", "council"),
    ("Director of Education and Inclusion", "council"),
    ("Designated Clinical Officer", "icb"),
    ("Assistant Director of Commissioning", "icb"),
    ("Principal Educational Psychologist", "council"),
    ("Chief Nurse", "icb"),
    ("Assessment and Review Service Manager", "council"),
    ("Head of Children's Therapies", "trust"),
    ("Parent Carer Forum Chair", "forum"),
    ("Data and Intelligence Manager", "council"),
    ("Designated Social Care Officer", "council"),
    ("Virtual School Headteacher", "council"),
    ("Transitions Team Manager", "council"),
    ("Local Offer Officer", "council"),
    ("Associate Director for Children", "trust"),
]

UPDATES: list[str] = [
    "Draft shared with the steering group and comments are due back in two weeks.",
    "March 2025: first meeting held; membership confirmed and dates set for the year.",
    "12/05/25 - Recruitment paused while funding is agreed; interim cover is in post.",
    "Families tested the early version and asked for simpler words.",
    "Baseline collected from all but two providers.",
    "The contract was signed later than planned and mobilisation has begun.",
    "Evidence reviewed by the quality group, which asked for a larger sample.",
    "Training delivered to 64 colleagues with a further session booked.",
    "The pilot has been extended to the western locality after good feedback.",
    "Escalated to the board because of capacity in the information team.",
    "Autumn 2024: report received by scrutiny members, who asked to see impact by district.",
    "Website changes are live and the number of visits has grown each week.",
]
