"""The words that invented schools, people and workshops are named with; every name carries "Contoh"."""

from functools import cache
from random import Random
from typing import Any

from workshop_tracker.demo.sources import document_of
from workshop_tracker.people.models import Sex

PLACES = (
    "Sukamaju", "Karangasri", "Tanjungsari", "Mekarjaya", "Sumberrejo", "Wonosari", "Bandarjaya", "Kalibening",
    "Rejosari", "Pasirmulya", "Banjarsari", "Telukdalam", "Gununganyar", "Purwodadi", "Sidomulyo", "Margahayu",
    "Cempakaputih", "Watuagung", "Lembahsari", "Tirtajaya",
)  # fmt: skip
FOUNDATIONS = ("Harapan Bangsa", "Bina Karya", "Tunas Muda", "Nurul Ilmi", "Pelita", "Budi Luhur", "Al Falah", "Karya")
TITLES = (
    "Pembelajaran Mendalam di Kelas",
    "Asesmen Formatif",
    "Pola Pikir Bertumbuh",
    "Literasi Lintas Mata Pelajaran",
    "Numerasi Kontekstual",
    "Pembelajaran Berbasis Proyek",
    "Kelas yang Inklusif",
    "Koding dan Kecerdasan Artifisial",
    "Pencegahan Perundungan",
    "Kombel yang Hidup",
)
TOPICS = (
    "Kebijakan dan gagasan",
    "Merancang pembelajaran",
    "Praktik terbimbing",
    "Umpan balik",
    "Rencana tindak lanjut",
)
KINDS = ("Workshop", "Bimtek", "IHT", "Seminar", "Pelatihan")
FUNDS = ("APBD", "APBN", "BOS", "Mandiri", "")


@cache
def names() -> dict[str, Any]:
    """First and last names by sex, and degrees by level group, as the demonstration has them."""
    words: dict[str, Any] = document_of("names.json")
    return words


def person_name(rng: Random, sex: Sex) -> str:
    """`Siti Contoh Rahayu Lestari`; a few have one name beside the word that marks it."""
    words = names()[sex.value]
    first, last = rng.choice(words["first"]), words["last"]
    if rng.random() < 0.04:
        return f"{first} Contoh"
    return f"{first} Contoh {rng.choice(last)} {rng.choice(last)}"


def subdistrict_name(rng: Random) -> str:
    return f"{rng.choice(PLACES)} Contoh"


def school_name(rng: Random, level: str, number: int, *, place: str, is_state: bool) -> str:
    """`SD Negeri Contoh 12 Sukamaju`, `SMK Bina Karya Contoh 3 Rejosari`; the number is its place in the district."""
    owner = "Negeri" if is_state else rng.choice(FOUNDATIONS)
    return f"{level} {owner} Contoh {number} {place.removesuffix(' Contoh')}"
