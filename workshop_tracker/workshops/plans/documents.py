"""A JSON document read key by key: values come out checked, whatever is wrong is noted with its path."""

import datetime as dt
import difflib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from workshop_tracker.presentation import join_words, tidy_text
from workshop_tracker.workshops.rules import Problem, unseen_characters

YEARS = range(1945, 2101)  # outside of them a date is a slip of the pen
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?")
LETTERS_QUOTED = 40
WORDS_FOR_TYPES = ((bool, "benar/salah"), (int | float, "angka"), (str, "teks"), (list, "daftar"), (dict, "objek"))


class NotJson(ValueError):
    """The text is no JSON document; the message says where it stops being one."""


def read_json(text: str) -> Any:
    """The document of a JSON text; a key written twice in one object is refused too. Raises NotJson."""
    try:
        return json.loads(text, object_pairs_hook=_object_without_doubles)
    except json.JSONDecodeError as wrong:
        raise NotJson(f"Bukan JSON yang benar pada baris {wrong.lineno}, kolom {wrong.colno}.") from wrong
    except RecursionError as wrong:
        raise NotJson("Bukan JSON yang wajar: bersarang terlalu dalam.") from wrong
    except NotJson:
        raise
    except ValueError as wrong:
        raise NotJson("Bukan JSON yang wajar: berisi bilangan yang terlalu panjang.") from wrong


def _object_without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        doubled = next(key for key in keys if keys.count(key) > 1)
        raise NotJson(f"Kunci {quoted(doubled)} tertulis dua kali dalam satu objek.")
    return found


def quoted(text: str) -> str:
    """A text of the file as a message shows it: short, on one line, without what a screen cannot show."""
    seen = "".join(letter if letter.isprintable() else "�" for letter in text[:LETTERS_QUOTED])
    return f"“{seen}{'…' if len(text) > LETTERS_QUOTED else ''}”"


class JsonObject:
    """One object of the document, at `path`. An absent key, a null and an empty text are the same: not given."""

    def __init__(self, document: object, path: str, known: Collection[str], problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self._values: dict[str, Any] = document if isinstance(document, dict) else {}
        if not isinstance(document, dict):
            self._note(path, f"Harus objek {{ … }}, bukan {_type_of(document)}.")
        for key in self._values:
            if key not in known:
                self.note(key, f"Kunci {quoted(key)} tidak dikenal.{_nearest(key, known)}")

    def note(self, key: str, message: str) -> None:
        """Note what is wrong with the value of `key`."""
        self._note(f"{self.path}.{key}" if self.path else key, message)

    def has(self, key: str) -> bool:
        """Whether something is given, right or wrong."""
        return self._values.get(key) not in (None, "")

    def text(self, key: str, *, longest: int = 300) -> str:
        """Text on one line, tidied; empty when not given."""
        return self._text(key, self._values[key], longest) if self.has(key) else ""

    def required_text(self, key: str, *, longest: int = 300) -> str:
        """Text that must be given."""
        if not self.has(key):
            self.note(key, "Wajib diisi.")
        return self.text(key, longest=longest)

    def texts(self, key: str, *, longest: int = 300) -> tuple[str, ...]:
        """A list of texts, without the empty ones."""
        texts = (self._text(f"{key}[{place}]", value, longest) for place, value in enumerate(self._list(key)))
        return tuple(text for text in texts if text)

    def objects(self, key: str, known: Collection[str]) -> Iterator["JsonObject"]:
        """A list of objects that know these keys."""
        outer = f"{self.path}.{key}" if self.path else key
        for place, value in enumerate(self._list(key)):
            yield JsonObject(value, f"{outer}[{place}]", known, self.problems)

    def number(self, key: str, lowest: int, highest: int) -> int | None:
        """A whole number within its limits."""
        if not self.has(key):
            return None
        value = self._values[key]
        if _is_whole(value) and lowest <= value <= highest:
            return int(value)
        self.note(key, f"Harus bilangan bulat {lowest} sampai {highest}, bukan {_found(value)}.")
        return None

    def word(self, key: str, words: Mapping[str, str]) -> str:
        """One of some words in any case, as the word it stands for; empty when not given."""
        written = self.text(key)
        if written and written.casefold() not in words:
            choices = join_words(list(dict.fromkeys(words.values())))
            self.note(key, f"{quoted(written)} tidak dikenal. Pilihan: {choices}.")
        return words.get(written.casefold(), "")

    def day(self, key: str) -> dt.date | None:
        """A date, `2025-07-11`."""
        written = self.text(key)
        day = _moment(written, DAY)
        if written and day is None:
            self.note(key, f"{quoted(written)} bukan tanggal. Tulis tahun-bulan-hari, misalnya 2025-07-11.")
        return day.date() if day else None

    def moment(self, key: str) -> dt.datetime | None:
        """A local date and time without zone, `2025-07-11T08:00`."""
        written = self.text(key)
        moment = _moment(written, MOMENT)
        if written and moment is None:
            self.note(key, f"{quoted(written)} bukan waktu setempat. Tulis tanpa zona, misalnya 2025-07-11T08:00.")
        return moment

    def _note(self, path: str, message: str) -> None:
        self.problems.append(Problem(path, message))

    def _list(self, key: str) -> list[Any]:
        value = self._values[key] if self.has(key) else []
        if isinstance(value, list):
            return value
        self.note(key, f"Harus daftar [ … ], bukan {_type_of(value)}.")
        return []

    def _text(self, key: str, value: object, longest: int) -> str:
        if not isinstance(value, str):
            self.note(key, f"Harus teks dalam tanda petik, bukan {_type_of(value)}.")
            return ""
        text = tidy_text(value)
        unseen = unseen_characters(text)
        if unseen:
            self.note(key, f"Berisi tanda yang tidak terlihat: {join_words(unseen)}.")
            return ""
        if len(text) > longest:
            self.note(key, f"Paling panjang {longest} huruf, tertulis {len(text)}.")
            return ""
        return text


def _is_whole(value: object) -> bool:
    """JSON has one kind of number: 8 and 8.0 are the same, true is none."""
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


def _found(value: object) -> str:
    is_shown = isinstance(value, str | int | float) and not isinstance(value, bool)
    return quoted(str(value)) if is_shown else _type_of(value)


def _type_of(value: object) -> str:
    return next((word for kind, word in WORDS_FOR_TYPES if isinstance(value, kind)), "kosong")


def _nearest(key: str, known: Collection[str]) -> str:
    nearest = difflib.get_close_matches(key, known, n=1)
    return f" Mungkin maksudnya “{nearest[0]}”." if nearest else ""


def _moment(written: str, form: re.Pattern[str]) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(written) if form.fullmatch(written) else None
    except ValueError:
        return None
    return moment if moment and moment.year in YEARS else None
