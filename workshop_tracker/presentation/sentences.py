"""Sentences written far from any page: Indonesian wherever they are used as text, and still translatable."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from workshop_tracker.presentation.dates import format_date
from workshop_tracker.presentation.language import Language
from workshop_tracker.presentation.numbers import format_number
from workshop_tracker.presentation.words import join_words

Value: TypeAlias = "str | int | dt.date | tuple[Value, ...]"
Translate = Callable[[str], str]
GROUPED = 1_000  # below it a number is its digits in both languages; reasons of thousands of people are quick to write
ENDS_OF_SENTENCES = (".", "!", "?", "…")
FULL_STOP = re.compile(r"(?P<place>%\((?P<name>[a-z0-9_]+)\)s)\.(?=\s|$)")
PACKED = {"msgid", "values"}


class Sentence(str):
    """An Indonesian text made of a msgid of the catalogue and what stands in its `%(places)s`.

    As text it is the Indonesian sentence, so commands, files and comparisons need nothing else; a page asks for it in
    the reader's language. Values are text, whole numbers, dates, sentences, or a tuple of them, which is written as a
    list in words; every place is `%(name)s`. Without values a `%` is an ordinary letter.
    """

    __slots__ = ("msgid", "values")
    msgid: str
    values: dict[str, Value]

    def __new__(cls, msgid: str, /, **values: Value) -> "Sentence":
        sentence = super().__new__(cls, _filled(msgid, values, None, "id"))
        sentence.msgid, sentence.values = msgid, values
        return sentence

    def __str__(self) -> str:
        """Itself: `str(error)` of an error that was given a sentence must not lose what makes it translatable."""
        return self

    def told(self, translate: Translate, language: Language) -> str:
        """The same in another language; `translate` finds the msgid's counterpart."""
        return _filled(self.msgid, self.values, translate, language)


def together(*sentences: str) -> Sentence:
    """Several sentences as one text, each translated by itself; empty ones are left out."""
    parts = {f"part_{number}": sentence for number, sentence in enumerate(sentences) if sentence}
    msgid = " ".join(f"%({name})s" for name in parts)
    return Sentence(msgid, **parts)


def pack_sentences(content: Any) -> Any:
    """JSON values in which sentences may stand, as plain JSON values that keep what makes them translatable."""
    if isinstance(content, Sentence):
        return {"msgid": content.msgid, "values": {name: _packed(value) for name, value in content.values.items()}}
    if isinstance(content, dict):
        return {key: pack_sentences(value) for key, value in content.items()}
    return [pack_sentences(each) for each in content] if isinstance(content, list | tuple) else content


def unpack_sentences(content: Any) -> Any:
    """What `pack_sentences` was given; its tuples come back as lists."""
    if isinstance(content, dict):
        if content.keys() == PACKED:
            msgid = content["msgid"]
            return Sentence(msgid, **{name: _unpacked(value) for name, value in content["values"].items()})
        return {key: unpack_sentences(value) for key, value in content.items()}
    return [unpack_sentences(each) for each in content] if isinstance(content, list) else content


def _filled(msgid: str, values: Mapping[str, Value], translate: Translate | None, language: Language) -> str:
    """Without `translate` the text stays Indonesian, as a sentence among the values is already."""
    text = translate(msgid) if translate else msgid
    written = {name: _written(value, translate, language) for name, value in values.items()}
    return FULL_STOP.sub(lambda place: _before_a_full_stop(place, written), text) % written if values else text


def _before_a_full_stop(place: re.Match[str], written: Mapping[str, str]) -> str:
    """`Ani Contoh, S.Pd.` and `Siapkah Guru Contoh?` end their sentence by themselves."""
    return place["place"] if written.get(place["name"], "").endswith(ENDS_OF_SENTENCES) else place[0]


def _written(value: Value, translate: Translate | None, language: Language) -> str:
    if isinstance(value, str):
        return value.told(translate, language) if translate and isinstance(value, Sentence) else value
    if isinstance(value, int):
        return format_number(value, decimals=0, language=language) if abs(value) >= GROUPED else str(value)
    if isinstance(value, dt.date):
        return format_date(value, language=language)
    return join_words([_written(each, translate, language) for each in value], language=language)


def _packed(value: Value) -> Any:
    if isinstance(value, tuple):
        return [_packed(each) for each in value]
    return {"date": value.isoformat()} if isinstance(value, dt.date) else pack_sentences(value)


def _unpacked(written: Any) -> Value:
    if isinstance(written, list):
        return tuple(_unpacked(each) for each in written)
    if isinstance(written, dict) and "date" in written:
        return dt.date.fromisoformat(written["date"])
    value: Value = unpack_sentences(written)
    return value
