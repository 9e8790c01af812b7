"""Registers to match against: a generated one with the habits of a real one, and the real one where it is at hand."""

import csv
import gzip
import os
import random
from pathlib import Path

from workshop_tracker.schools.matching import SchoolRow
from workshop_tracker.schools.rules import read_school_name

BEGINNINGS = ["Karang", "Kedung", "Sumber", "Wono", "Purwo", "Sido", "Banjar", "Tegal", "Jati", "Suko", "Kali", "Rawa"]
ENDINGS = [
    "sari",
    "rejo",
    "harjo",
    "tengah",
    "dadi",
    "mulyo",
    "anyar",
    "gede",
    "jaya",
    "kerto",
    "lor",
    "kidul",
    "wetan",
]
FOUNDATIONS = [
    "MUHAMMADIYAH",
    "MA`ARIF NU",
    "MAARIF",
    "PGRI",
    "KRISTEN",
    "ISLAM AL-HUDA",
    "NURUL ISLAM",
    "YPE",
    "SANTO YOSEF",
    "BINA KARYA",
    "TAKHASSUS AL QUR AN",
]
# one school in so many, by level and habit of writing; {n} a number, {nn} with a leading zero, {p} a place
STATE_FORMS = {
    "SD": [
        "SD NEGERI {n} {p}",
        "SD NEGERI {p} {nn}",
        "SD NEGERI {p}",
        "SD N {nn} {p}",
        "SDN {p} {n}",
        "SD N II {p}",
        "SDN{p} {n}",
    ],
    "SMP": ["SMP NEGERI {n} {p}", "SMPN {n} {p}", "SMP NEGERI {n} SATU ATAP {p}", "SMP Negeri {n} {p}"],
    "SMA": ["SMAN {n} {p}", "SMA NEGERI {n} {p}", "SMAN {p}"],
    "SMK": ["SMKN {n} {p}", "SMK NEGERI {n} {p}", "SMK N {n} {p}"],
    "SLB": ["SLB NEGERI {p}", "SLBN {p}", "SDLB NEGERI {p}"],
}
PRIVATE_FORMS = {
    "SD": ["SD {f} {p}", "SDIT {f} {p}", "SDS {f} {n} {p}"],
    "SMP": ["SMP {f} {n} {p}", "SMPS {f} {p}", "SMPIT {f} {p}"],
    "SMA": ["SMAS {f} {p}", "SMA {f} {n} {p}"],
    "SMK": ["SMKS {f} {p}", "SMKS {f} {n} {p}", "SMK {f} {p}"],
    "SLB": ["SLB-C {f} {p}", "SLB ABC {p}"],
}
SHARE_OF_LEVELS = {"SD": 77, "SMP": 13, "SMK": 6, "SMA": 3, "SLB": 1}
SHARE_OF_STATE = 0.85


def generated_register(schools: int, *, seed: int = 2019) -> list[SchoolRow]:
    """Invented schools, each called `… CONTOH …`, in districts and with NPSN that do not exist.

    As in the real register a name may come twice in a district, but never twice in a subdistrict.
    """
    chance = random.Random(seed)
    rows: list[SchoolRow] = []
    taken: set[tuple[str, str, str]] = set()
    while len(rows) < schools:
        district = f"99.{1 + len(rows) // 700:02}"
        subdistrict = f"Kec. Contoh {chance.choice(BEGINNINGS)}"
        name = _name(chance)
        readings = {(district, subdistrict, reading.key) for reading in read_school_name(name)}
        if taken.isdisjoint(readings):
            taken |= readings
            rows.append(SchoolRow(f"99{len(rows):06}", name, subdistrict, district))
    return rows


def _name(chance: random.Random) -> str:
    level = chance.choices(list(SHARE_OF_LEVELS), list(SHARE_OF_LEVELS.values()))[0]
    forms = STATE_FORMS if chance.random() < SHARE_OF_STATE else PRIVATE_FORMS
    place = f"{chance.choice(BEGINNINGS)}{chance.choice(ENDINGS)}".upper()
    number = chance.randint(1, 12)
    name = chance.choice(forms[level]).format(n=number, nn=f"{number:02}", p=place, f=chance.choice(FOUNDATIONS))
    return f"{name} CONTOH"


def real_register() -> list[SchoolRow] | None:
    """The schools of Central Java in 2019, where their file is at hand."""
    path = Path(os.environ.get("WORKSHOP_TRACKER_SHARED_DATA", "/nowhere")) / "schools_central_java_2019.csv.gz"
    if not path.exists():
        return None
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return [
            SchoolRow(row["npsn"], row["nama"], row["kecamatan"], row["kode_kab_kemendagri"])
            for row in csv.DictReader(file)
        ]


def registers_at_hand() -> dict[str, list[SchoolRow]]:
    real = real_register()
    return {"generated": generated_register(5_000), **({"real": real} if real else {})}
