"""The role of somebody named in a sentence, by the words before and behind the name."""

import re
from typing import Literal

from workshop_tracker.workshops.articles.facts.names import Mention

Role = Literal["speaker", "opening", "moderator", "official"]
ROLES: tuple[Role, ...] = ("speaker", "opening", "moderator", "official")  # of several, the first is told
BEFORE: dict[Role, re.Pattern[str]] = {
    "speaker": re.compile(
        r"(?:nara ?sumber|pemateri|pembicara|instruktur|menghadirkan|(?:disampaikan|dipaparkan|diisi|dibawakan) oleh"
        r"|materi (?:dari|oleh))\b[^;]{0,60}$",
        re.IGNORECASE,
    ),
    "moderator": re.compile(r"(?:moderator|dimoderatori|dipandu)\b[^;]{0,40}$", re.IGNORECASE),
    "opening": re.compile(
        r"(?:(?:dibuka|pembukaan)\b[^;]{0,120}\boleh\b[^;]{0,120}"
        r"|sambutan(?:nya)?\b[^;]{0,60}|dibuka\b[^;]{0,40})$",
        re.IGNORECASE,
    ),
}
AFTER: dict[Role, re.Pattern[str]] = {
    "speaker": re.compile(
        r"^[\s,(]*(?:nara ?sumber|pemateri|pembicara|instruktur)\b"
        r"|^[^;]{0,70}?\b(?:sebagai|selaku|menjadi|sekaligus)\s+"
        r"(?:\w+\s+){0,2}?(?:nara ?sumber|pemateri|pembicara|instruktur)\b"
        r"|^\W*(?:\w+\s+){0,3}?(?:memaparkan|menyajikan|menyampaikan|mengisi|membawakan) materi\b",
        re.IGNORECASE,
    ),
    "moderator": re.compile(
        r"^[\s,(]*moderator\b|^[^;]{0,40}?\b(?:(?:sebagai|selaku|menjadi)\s+(?:\w+\s+)?moderator|memoderatori)\b",
        re.IGNORECASE,
    ),
    "opening": re.compile(
        r"^[^;]{0,90}?\b(?:membuka(?! (?:wawasan|pikiran|mata|peluang|cakrawala))"
        r"|(?:memberikan|memberi|menyampaikan) (?:kata )?sambutan|dalam sambutan\w*"
        r"|pembuka(?:an)? (?:kegiatan|acara))\b",
        re.IGNORECASE,
    ),
}
# `Ibu Sri menjadi narasumber, Pak Budi …`: what somebody before already is
OF_THE_ONE_BEFORE = re.compile(r"\b(?:sebagai|selaku|menjadi|sekaligus)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
CALLS_FOR_A_NAME = re.compile(
    r"(?:nara ?sumber|pemateri|pembicara|moderator|diwakili|diwakilkan|dibuka|dipandu)"
    r"(?:\s+(?:oleh|kepada|yakni|yaitu))?\s*[,:]?\s*$",
    re.IGNORECASE,
)
LISTED = re.compile(r"\s*(?:,|,?\s*(?:dan|serta|&))\s*(?:(?:ibu|bapak|bu|pak)\s+)?", re.IGNORECASE)


def is_called_for(sentence: str, mention: Mention) -> bool:
    """A name without titles right behind a word that calls for one."""
    return len(mention.parts.name.split()) > 1 and CALLS_FOR_A_NAME.search(sentence[: mention.start]) is not None


def role_of(sentence: str, mention: Mention, room: tuple[int, int]) -> tuple[Role | None, int]:
    """The role that the words around the name give, and where those words begin."""
    before, after = sentence[room[0] : mention.start], sentence[mention.end : room[1]]
    for role, pattern in BEFORE.items():
        cue = pattern.search(before)
        if cue and not (room[0] and OF_THE_ONE_BEFORE.search(before[: cue.start()])):
            return role, room[0] + cue.start()
        if AFTER[role].search(after):
            return role, mention.start
    return None, mention.start


def is_listed(between: str) -> bool:
    """Whether two names stand in one list, by the words between them."""
    return LISTED.fullmatch(between) is not None
