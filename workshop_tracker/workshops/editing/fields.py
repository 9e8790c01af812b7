"""What people type into the forms of a plan: lines of text, days, hours of the day, whole numbers."""

import datetime as dt
import re
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from workshop_tracker.intake.dates import read_date
from workshop_tracker.presentation import tidy_text
from workshop_tracker.workshops.rules import unseen_characters

CLOCK = re.compile(r"(?:(?:jam|pukul|pkl\.?) *)?([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9]))?", re.IGNORECASE)
WHOLE_NUMBER = re.compile("[0-9]{1,9}")


def line(label: str, *, longest: int = 300, required: str = "") -> StringField:
    """A text on one line; with `required`, the sentence for who leaves it empty."""
    return StringField(label, _validators(longest, required), filters=[lambda text: tidy_text(text or "")])


def lines(label: str, *, longest: int = 2000, required: str = "") -> TextAreaField:
    """A text of several lines; empty ones are dropped."""
    return TextAreaField(label, _validators(longest, required), filters=[tidy_lines])


def tidy_lines(text: str | None) -> str:
    """Each line tidied, without the empty ones."""
    return "\n".join(filter(None, (tidy_text(part) for part in (text or "").splitlines())))


def _validators(longest: int, required: str) -> list[Any]:
    presence = InputRequired(required) if required else Optional()
    too_long = lazy_gettext("Paling panjang %(max)d huruf.")
    return [presence, Length(max=longest, message=too_long), no_unseen_characters]


def no_unseen_characters(_form: object, field: Field) -> None:
    """Refuse what a screen does not show and a paper would print: marks of direction, zero-width letters."""
    unseen = unseen_characters((field.data or "").replace("\n", ""))
    if unseen:
        raise ValidationError(gettext("Berisi tanda yang tidak terlihat: %(marks)s.", marks=", ".join(unseen)))


class Typed(StringField):
    """A value that is typed as text: what was typed comes back as typed, right or wrong."""

    data: Any

    def _value(self) -> str:
        typed = (self.raw_data or [""])[0]
        return typed or ("" if self.data is None else self.as_text(self.data))

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = tidy_text((valuelist or [""])[0])
        self.data = self.read(typed) if typed else None

    def as_text(self, value: Any) -> str:
        return str(value)

    def read(self, typed: str) -> Any:
        raise NotImplementedError


class DayField(Typed):
    """A date as people write it, the day before the month."""

    def as_text(self, value: dt.date) -> str:
        return value.strftime("%d/%m/%Y")

    def read(self, typed: str) -> dt.date:
        day = read_date(typed, order="day_first")
        if isinstance(day, dt.date):
            return day
        raise ValueError(day.message if day else gettext("Isi tanggalnya."))


class ClockField(Typed):
    """An hour of the day, `08.00`, `8:00`, `8` or `Jam 8`."""

    def as_text(self, value: dt.time) -> str:
        return value.strftime("%H.%M")

    def read(self, typed: str) -> dt.time:
        clock = CLOCK.fullmatch(typed)
        if clock is None:
            raise ValueError(gettext("“%(typed)s” bukan jam. Contoh: 08.00.", typed=typed))
        return dt.time(int(clock[1]), int(clock[2] or 0))


class CountField(Typed):
    """A whole number between two limits, in ASCII digits."""

    def __init__(self, label: str, validators: Any = None, *, lowest: int, highest: int, **options: Any) -> None:
        super().__init__(label, validators, **options)
        self.lowest, self.highest = lowest, highest

    def read(self, typed: str) -> int:
        number = int(typed) if WHOLE_NUMBER.fullmatch(typed) else None
        if number is None or not self.lowest <= number <= self.highest:
            raise ValueError(
                gettext("Isi bilangan bulat %(lowest)d sampai %(highest)d.", lowest=self.lowest, highest=self.highest)
            )
        return number
