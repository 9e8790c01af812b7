"""Spellings that sound alike as one, for searching only: Soeharto and Suharto, Djoko and Joko, Heri and Hery."""

import re
import unicodedata
from functools import lru_cache

# one sound in the spelling before 1972, in names from Arabic, and in names as parents like to write them
ONE_SOUND = {
    "oe": "u",
    "tj": "c",
    "dj": "j",
    "sj": "s",
    "sy": "s",
    "ch": "h",
    "kh": "h",
    "ph": "f",
    "ae": "ai",
    "ie": "i",
    "v": "f",
    "q": "k",
    "z": "s",
}
SOUNDS = re.compile("|".join(ONE_SOUND))
CONSONANT_Y = re.compile("(?<![b-dfgj-mp-tv-z])y(?=[aeiou])")  # Yusuf was Jusuf, Cahyo Cahjo; but Setya is Setia
H_AFTER_CONSONANT = re.compile("(?<=[b-df-hj-np-tv-z])h")
DOUBLED = re.compile(r"([a-z])\1+")
# most words have none of this: marks of the patterns above, which some words have that none of these meets
MAY_BE_SPELLED_OTHERWISE = re.compile(r"[hjqvyz]|oe|ae|ie|([a-z])\1")


@lru_cache(maxsize=20_000)  # the same few thousand words make the names of a province
def sounding(text: str) -> str:
    """Key under which spellings of one sound are equal; small letters without marks, digits and spaces as they are."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark))
    if MAY_BE_SPELLED_OTHERWISE.search(plain) is None:
        return plain
    one_sound = SOUNDS.sub(lambda sound: ONE_SOUND[sound[0]], plain)
    bare = H_AFTER_CONSONANT.sub("", CONSONANT_Y.sub("j", one_sound).replace("y", "i"))
    return DOUBLED.sub(r"\1", bare)
