"""Numbers and addresses that stand in a written line: NPSN, NUPTK, NIP, phone, e-mail, each by its label or form. Pure.

What is left of the line are its texts. Nothing is thrown away: a number of no known form is told as a damaged one.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from workshop_tracker.presentation import tidy_text

Kind = Literal["npsn", "identifier", "phone", "email"]
APART = "\t"  # between texts that a number or an address stood between

LABELS: dict[str, Kind] = {
    "npsn": "npsn",
    **dict.fromkeys(("nip", "nuptk", "nip/nuptk", "nuptk/nip", "ni pppk", "nippppk", "nipppk"), "identifier"),
    **dict.fromkeys(("hp", "wa", "hp/wa", "wa/hp", "telp", "tlp", "telepon", "whatsapp"), "phone"),
    **dict.fromkeys(("email", "e-mail", "surel"), "email"),
}
_words = "|".join(re.escape(label) for label in sorted(LABELS, key=len, reverse=True))
LABEL = rf"(?:(?<![^\W_])(?:(?:no(?:mor)?\b[. ]*)?(?P<label>{_words})\b[.:= ]*))?"
WITHOUT_NUMBER = re.compile(rf"(?<![^\W_])(?:no(?:mor)?\b[. ]*)?(?:{_words})\b[.:= -]*$", re.IGNORECASE)
END = "(?![0-9])"
FORMS: tuple[tuple[Kind, str], ...] = (
    ("email", r"[^\s@,;<>()]+@[^\s@,;<>()]+"),
    ("phone", rf"(?:https?://)?wa\.me/\+?[0-9]{{9,15}}{END}"),
    ("identifier", rf"[0-9]{{8}}[ .]?[0-9]{{6}}[ .]?[0-9][ .]?[0-9]{{3}}{END}"),
    ("identifier", rf"(?:[0-9]{{4}}[ .-]?){{3}}[0-9]{{4}}{END}"),
    ("identifier", rf"[0-9]+(?:[.,][0-9]+)?[eE][+]?[0-9]+{END}"),
    ("phone", rf"(?:[+]\s?62|62|0)[ .-]?\(?8[0-9](?:[ .)-]{{0,2}}[0-9]){{6,11}}{END}"),
    ("phone", rf"\(?0[2-7][0-9]{{1,2}}\)?[ .-]?[0-9](?:[ .-]?[0-9]){{4,7}}{END}"),
    ("phone", rf"[+][1-9](?:[ .-]?[0-9]){{7,14}}{END}"),
    ("npsn", rf"[0-9]{{8}}{END}"),
    ("identifier", rf"[0-9](?:[ .-]?[0-9]){{4,24}}{END}"),
)
FOUND = re.compile(
    LABEL + "(?<![0-9+@])(?P<value>" + "|".join(f"(?P<f{n}>{form})" for n, (_, form) in enumerate(FORMS)) + ")",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(rf"[(\[][ ]*{APART}[ ]*[)\]]")
PHONE_DIGITS = range(9, 15)


@dataclass(slots=True)
class Contacts:
    """What a line holds beside its texts, each as it was written; a second one of a kind stays among the texts."""

    values: dict[Kind, str] = field(default_factory=dict)

    def take(self, match: re.Match[str]) -> str:
        """Keep what was found; returns what stays in the line in its place."""
        label, value = match["label"], match["value"].strip(" .-")
        kind = _kind(match, label, value)
        if kind in self.values:
            return match[0]
        self.values[kind] = value.rpartition("/")[2] if kind == "phone" else value
        return APART


def contacts_of(line: str) -> tuple[str, Contacts]:
    """The line without its numbers and addresses, which stand apart where they were, and these."""
    contacts = Contacts()
    rest = IN_BRACKETS.sub(APART, FOUND.sub(contacts.take, line))
    return APART.join(WITHOUT_NUMBER.sub("", part) for part in rest.split(APART)), contacts


def _kind(match: re.Match[str], label: str | None, value: str) -> Kind:
    """By its label where it has one, else by its form."""
    by_form = next(kind for n, (kind, _) in enumerate(FORMS) if match[f"f{n}"] is not None)
    if label and by_form != "email":
        return LABELS[tidy_text(label).casefold()]
    if by_form == "identifier" and len(re.sub("[^0-9]", "", value)) in PHONE_DIGITS and not re.search("[eE]", value):
        return "phone"
    return by_form
