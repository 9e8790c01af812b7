"""Kinds of school and the level groups by which authority over them is divided."""

from enum import StrEnum


class LevelGroup(StrEnum):
    """Schools that one authority oversees alike; SDLB, SMPLB, SMLB and SLB are one group."""

    PAUD = "PAUD"
    SD = "SD"
    SMP = "SMP"
    SMA = "SMA"
    SMK = "SMK"
    SLB = "SLB"
    PNF = "PNF"
    RA = "RA"
    MI = "MI"
    MTS = "MTs"
    MA = "MA"


PROVINCIAL = (LevelGroup.SMA, LevelGroup.SMK, LevelGroup.SLB)
MUNICIPAL = (LevelGroup.PAUD, LevelGroup.SD, LevelGroup.SMP, LevelGroup.PNF)
RELIGIOUS = (LevelGroup.RA, LevelGroup.MI, LevelGroup.MTS, LevelGroup.MA)

GROUP_OF_LEVEL = {
    **dict.fromkeys(("KB", "TK", "TPA", "SPS", "PAUD", "TKLB"), LevelGroup.PAUD),
    **dict.fromkeys(("SDLB", "SMPLB", "SMLB", "SMALB", "SLB"), LevelGroup.SLB),
    **dict.fromkeys(("PKBM", "SKB", "LKP"), LevelGroup.PNF),
    "SD": LevelGroup.SD,
    "SMP": LevelGroup.SMP,
    "SMA": LevelGroup.SMA,
    "SMK": LevelGroup.SMK,
    "RA": LevelGroup.RA,
    "MI": LevelGroup.MI,
    "MTS": LevelGroup.MTS,
    "MA": LevelGroup.MA,
    "MAK": LevelGroup.MA,
}


def level_group(level: str) -> LevelGroup | None:
    """Group of a written level ("smk", "MTs"); None when the word is not a level that we know."""
    return GROUP_OF_LEVEL.get(level.strip().upper())
