"""The words of this room."""

from __future__ import annotations

from django.db import models


class NhsChecked(models.TextChoices):
    """How far an NHS number is known to be this child's (NHS Data Dictionary, trace status)."""

    UNVERIFIED = "", "Not verified"
    TRACED = "01", "Present and verified by a trace"
    NOT_TRACED = "02", "Present but not traced"
    TRACE_REQUIRED = "03", "A trace is required"
    NO_MATCH = "04", "A trace found no match or several"


class AddressKind(models.TextChoices):
    """What an address is to the child."""

    HOME = "home", "Home"
    SECOND_HOME = "second_home", "Second home, with another parent or carer"
    PLACED = "placed", "Placement with foster carers or in residential care"
    TERM_TIME = "term_time", "Where the child lives in term time"
    LETTERS = "letters", "For letters only"


class SettingKind(models.TextChoices):
    """What kind of place of education a setting is."""

    EARLY_YEARS = "early_years", "Nursery or early years provider"
    MAINSTREAM = "mainstream", "Mainstream school"
    SPECIAL = "special", "Special school"
    INDEPENDENT_SPECIAL = "independent_special", "Independent or non-maintained special school"
    INDEPENDENT = "independent", "Independent school"
    ALTERNATIVE = "alternative", "Alternative provision"
    COLLEGE = "college", "College"
    SPECIAL_POST_16 = "special_post_16", "Special post-16 institution"
    TRAINING = "training", "Training provider"
    OTHER = "other", "Other"


class Rank(models.IntegerChoices):
    """Which of several comes first."""

    FIRST = 1, "Main"
    SECOND = 2, "Second"
    FURTHER = 3, "Further"


class RelationshipKind(models.TextChoices):
    """What somebody is to the child."""

    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    STEP_PARENT = "step_parent", "Step-parent"
    ADOPTER = "adopter", "Adoptive parent"
    FOSTER_CARER = "foster_carer", "Foster carer"
    GUARDIAN = "guardian", "Special or legal guardian"
    GRANDPARENT = "grandparent", "Grandparent"
    SIBLING = "sibling", "Brother or sister"
    PARTNER = "partner", "Partner"
    AUTHORITY = "authority", "The local authority, by a care order"
    OTHER = "other", "Other"


class Responsibility(models.TextChoices):
    """Whether somebody has parental responsibility (Children Act 1989, sections 2 to 4A and 33)."""

    YES = "yes", "Has parental responsibility"
    LIMITED = "limited", "Has it, limited by a court’s order"
    NO = "no", "Does not have it"
    UNKNOWN = "unknown", "Not known yet"


class Reached(models.TextChoices):
    """How somebody likes to be reached."""

    EMAIL = "email", "Email"
    TELEPHONE = "telephone", "Telephone"
    TEXT = "text", "Text message"
    POST = "post", "Post"
    UNSAID = "", "Not said"


class Part(models.TextChoices):
    """The part that a professional plays for a child."""

    CASE_OFFICER = "case_officer", "SEND case officer"
    SENCO = "senco", "SENCO"
    PSYCHOLOGIST = "psychologist", "Educational psychologist"
    SPEECH = "speech", "Speech and language therapist"
    OCCUPATIONAL = "occupational", "Occupational therapist"
    PHYSIOTHERAPIST = "physiotherapist", "Physiotherapist"
    DOCTOR = "doctor", "Paediatrician or other doctor"
    NURSE = "nurse", "Nurse or health visitor"
    MENTAL_HEALTH = "mental_health", "Mental health practitioner"
    SOCIAL_WORKER = "social_worker", "Social worker"
    SENSORY = "sensory", "Specialist teacher, hearing or vision"
    OTHER = "other", "Other"


class ConsentFor(models.TextChoices):
    """What a consent is for."""

    SHARE_HEALTH = "share_health", "Sharing information with health services"
    SHARE_SOCIAL_CARE = "share_social_care", "Sharing information with social care"
    SHARE_EDUCATION = "share_education", "Sharing information with schools and colleges"
    ASSESS = "assess", "A professional’s assessment"
    REGISTER = "register", "Being on the dynamic support register"
    MAIL = "mail", "Email and text messages about the case"
    SURVEY = "survey", "Being asked for views in surveys"
    OTHER = "other", "Something else"


class ConsentHow(models.TextChoices):
    """How a consent was given or refused."""

    WRITTEN = "written", "In writing"
    SPOKEN = "spoken", "Spoken"
    ONLINE = "online", "Online"


class WhyRestricted(models.TextChoices):
    """Why a record opens only for named people."""

    ADOPTION = "adoption", "Adoption"
    RELATIVE = "relative", "A relative works here"
    SAFETY = "safety", "Somebody’s safety"
    COURT = "court", "A court’s order"
    OTHER = "other", "Another reason"


class Basis(models.TextChoices):
    """Why somebody is given a child's record."""

    NAMED = "named", "Named for this record"
    ON_ROLL = "on_roll", "On roll"
    INVOLVED = "involved", "Works with the child"
    ASKED = "asked", "Asked for advice"
    PANEL = "panel", "Papers of a panel"


OPENS_RECORD = frozenset({Basis.NAMED, Basis.ON_ROLL, Basis.INVOLVED})
"""On which basis the whole record is opened. Who was only asked for advice, or reads a panel's
papers, is shown what that needs on pages of its own."""
