"""What a written name says about an organization: the key that finds it again, and which kind of body it is. Pure."""

import re

from workshop_tracker.organizations.models import OrganizationKind
from workshop_tracker.presentation import tidy_text

NOT_LETTERS = re.compile(r"[\W_]+")
KIND_OF_FIRST_WORD = {
    **dict.fromkeys(
        ("mgmp", "mgbk", "mkks", "kkg", "kkks", "kkm", "kombel", "komunitas", "pkg", "pkb", "igtki", "himpaudi"),
        OrganizationKind.TEACHER_GROUP,
    ),
    **dict.fromkeys(
        ("sd", "sdn", "smp", "smpn", "sma", "sman", "smk", "smkn", "slb", "tk", "mi", "mts", "ma", "pkbm", "sekolah"),
        OrganizationKind.SCHOOL,
    ),
    **dict.fromkeys(("universitas", "institut", "politeknik", "stkip"), OrganizationKind.UNIVERSITY),
    "yayasan": OrganizationKind.FOUNDATION,
}


def name_key(name: str) -> str:
    """A name without case, spaces and punctuation: `MGMP  Matematika (SMK)` is `mgmpmatematikasmk`."""
    return NOT_LETTERS.sub("", tidy_text(tidy_text(name).casefold()))


def body_kind(name: str) -> OrganizationKind:
    """The kind that the first word tells; other where it tells none. A guess that people may correct."""
    first = NOT_LETTERS.split(tidy_text(name).casefold(), maxsplit=1)[0]
    return KIND_OF_FIRST_WORD.get(first, OrganizationKind.OTHER)
