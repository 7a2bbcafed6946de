"""What stands around a plan's actions in real documents: none of it is part of the answer."""

from __future__ import annotations

from tests.reading.layouts.places import Place

Rows = list[list[str]]


def introduction(place: Place) -> list[str]:
    """Paragraphs that open a plan."""
    return [
        f"This document has been prepared by {place.council} and {place.icb} with {place.forum}. "
        "It sets out what we shall do together after the area inspection, and how everyone will "
        "be able to see whether it has worked.",
        "We are grateful to the families who told inspectors about their lives. Some of what we "
        "heard was hard to hear, and we accept it. Parents told us that they had to repeat their "
        "story, that letters were cold and that good people were too busy to call back.",
        "Our ambition is that every child and young person in the area can live an ordinary life "
        "close to home: to learn, to have friends, to be well and to grow up.",
    ]


def contents() -> Rows:
    """A table of contents with its page numbers."""
    return [["Foreword", "2"], ["How we will work", "3"], ["The plan", "5"], ["Glossary", "19"]]


def governance(place: Place) -> Rows:
    """Who meets, how often and what for; the first row is the header."""
    return [
        ["Group", "Chair", "Meets", "Purpose"],
        ["SEND Partnership Board", "Independent chair", "Monthly", "Holds partners to account"],
        ["Delivery Group", "Programme manager", "Fortnightly", "Keeps work moving and on time"],
        [place.forum, "Elected by members", "Each term", "Speaks for families"],
    ]


def glossary() -> Rows:
    """Abbreviations and their meanings; the first row is the header."""
    return [
        ["Term", "Meaning"],
        ["DCO", "Designated clinical officer"],
        ["EHCP", "Education, health and care plan"],
        ["ICB", "Integrated care board"],
        ["SENCO", "Special educational needs co-ordinator"],
    ]


def risks() -> Rows:
    """A risk register, which looks a good deal like a plan; the first row is the header."""
    return [
        ["Risk", "Likelihood", "Impact", "Score", "Mitigation", "Risk owner"],
        [
            "Recruitment of psychologists fails",
            "4",
            "4",
            "16",
            "Use of a framework and a trainee scheme",
            "Director of Education and Inclusion",
        ],
        [
            "Partners' budgets are cut in the year",
            "3",
            "5",
            "15",
            "Joint planning in the autumn and early warning",
            "Chief Finance Officer",
        ],
    ]


def versions() -> Rows:
    """A version control table; the first row is the header."""
    return [
        ["Version", "Date", "Author", "Changes"],
        ["0.1", "12/04/2024", "Programme office", "First draft"],
        ["0.2", "03/05/2024", "Programme office", "Comments from the board taken in"],
        ["1.0", "14/06/2024", "Programme office", "Final for publication"],
    ]


def contacts(place: Place) -> Rows:
    """Whom to ask; the first row is the header."""
    domain = place.name.lower().replace(" ", "") + ".example"
    return [
        ["Name", "Role", "E-mail"],
        [place.people[0], "Programme manager", f"send@{domain}"],
        [place.people[1], "Communications officer", f"news@{domain}"],
    ]
