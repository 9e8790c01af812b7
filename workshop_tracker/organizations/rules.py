"""Which kind of office oversees a level group, and how numbered regions are named, read and ordered."""

import re
from typing import Literal

from workshop_tracker.organizations.levels import MUNICIPAL, PROVINCIAL, LevelGroup
from workshop_tracker.presentation import natural_key, parse_roman, roman, tidy_text

OverseerKind = Literal["branch_office", "district_office", "religious_affairs"]

REGION = re.compile(r"\bwilayah\s+([ivxlcdm]+|[0-9]{1,4})\b", re.IGNORECASE)
UNNUMBERED = 10**4  # behind every numbered region; those are read up to 3999


def authority_for(level_group: LevelGroup) -> OverseerKind:
    """The kind of office, a value of OrganizationKind, that oversees the level group wherever its schools lie."""
    if level_group in PROVINCIAL:
        return "branch_office"
    return "district_office" if level_group in MUNICIPAL else "religious_affairs"


def region_name(number: int) -> str:
    """`Cabang Dinas Pendidikan Wilayah X`, for 1–3999."""
    return f"Cabang Dinas Pendidikan Wilayah {roman(number)}"


def region_number(name: str) -> int | None:
    """The number in an office's name, Roman or not; None where it names no numbered region."""
    match = REGION.search(tidy_text(name))
    if match is None:
        return None
    return parse_roman(match[1]) or (int(match[1]) if re.fullmatch("[1-9][0-9]{0,3}", match[1]) else None)


def office_order(number: int | None, name: str) -> tuple[int, str]:
    """Sort key of offices: numbered regions by their integer (IX before X), the others behind them by name."""
    return (UNNUMBERED if number is None else number, natural_key(name))
