"""What written names say: the key of an organization, the kind of a body, the district that is meant. Pure."""

import re
from collections.abc import Iterable

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

DISTRICT_KIND = re.compile("(kabupaten|kab|kota)[. ]+(?:(?:administrasi|adm)[. ]+)?")
DISTRICT_KINDS = {"kabupaten": "kab", "kab": "kab", "kota": "kota"}


def name_key(name: str) -> str:
    """A name without case, spaces and punctuation: `MGMP  Matematika (SMK)` is `mgmpmatematikasmk`."""
    return NOT_LETTERS.sub("", tidy_text(tidy_text(name).casefold()))


def body_kind(name: str) -> OrganizationKind:
    """The kind that the first word tells; other where it tells none. A guess that people may correct."""
    first = NOT_LETTERS.split(tidy_text(name).casefold(), maxsplit=1)[0]
    return KIND_OF_FIRST_WORD.get(first, OrganizationKind.OTHER)


class DistrictNames:
    """Finds the code of a district by its written name; Kabupaten and Kota Pekalongan are two."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """`named` are (code, name) with the kind in the name."""
        self._codes: dict[str, set[str]] = {}
        for code, name in named:
            kind, place = _kind_and_place(name)
            self._codes.setdefault(f"{kind} {place}", set()).add(code)
            self._codes.setdefault(f" {place}", set()).add(code)

    def code_of(self, written: str) -> str | None:
        """The one district that `Kab. Banyumas`, `Kota Tegal` or `Banyumas` can mean; None where none or two fit."""
        kind, place = _kind_and_place(written)
        found = self._codes.get(f"{kind} {place}") or self._codes.get(f" {kind}{place}") or set()
        return next(iter(found)) if len(found) == 1 else None


def _kind_and_place(written: str) -> tuple[str, str]:
    """(`kab`, `banyumas`) of `Kab. Banyumas`; the kind is empty where nobody wrote it."""
    text = tidy_text(written).casefold()
    kind = DISTRICT_KIND.match(text)
    if kind is None:
        return "", NOT_LETTERS.sub("", text)
    return DISTRICT_KINDS[kind[1]], NOT_LETTERS.sub("", text[kind.end() :])
