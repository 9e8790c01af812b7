"""One field for each number that an office gave, and a box to paste them all."""

import hashlib
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Optional

from workshop_tracker.certificates.contents.holders import Holder
from workshop_tracker.certificates.given_numbers.actions import NumbersRefused
from workshop_tracker.certificates.given_numbers.pasted import read_pasted
from workshop_tracker.certificates.models import SeriesMode
from workshop_tracker.extensions import Form, told
from workshop_tracker.workshops.editing.fields import line
from workshop_tracker.workshops.numbering import LONGEST_NUMBER

COUNTED, GIVEN = SeriesMode.OWN.value, SeriesMode.TYPED.value
MODES = {COUNTED: _l("Nomor dari penghitung atau blok"), GIVEN: _l("Kantor memberi nomor satu per satu")}


class GivenNumbersForm(Form):
    """How papers get their numbers; the field of each participation is added by `form_for`."""

    row_version = HiddenField()
    mode = RadioField(
        _l("Cara penomoran"),
        [InputRequired(_l("Pilih caranya."))],
        choices=lambda: {code: str(words) for code, words in MODES.items()},
    )
    pasted = TextAreaField(_l("Tempel daftar nomor"), [Optional()])

    holders: Sequence[Holder] = ()

    @property
    def numbers(self) -> dict[int, str]:
        """What was typed, by participation."""
        return {each.participation_id: self[field_of(each)].data or "" for each in self.holders}

    @property
    def contradicts_itself(self) -> bool:
        """Whether numbers were typed that would not be used."""
        return self.mode.data == COUNTED and any(self.numbers.values())

    def take_pasted(self) -> None:
        """Put pasted numbers into their fields. Raises PasteRefused."""
        names = [each.text.name for each in self.holders]
        for place, number in read_pasted(self.pasted.data or "", names).items():
            self[field_of(self.holders[place])].data = number
        self.pasted.data = ""

    def refuse(self, refused: NumbersRefused) -> None:
        """Say beside each number why it cannot be given."""
        for participation, reason in refused.reasons.items():
            self[f"number-{participation}"].errors = [told(reason)]


def form_for(holders: Sequence[Holder]) -> type[GivenNumbersForm]:
    """The form with a field for each of these, who wait for a number."""

    class NumbersOfHolders(GivenNumbersForm):
        pass

    for holder in holders:
        setattr(NumbersOfHolders, field_of(holder), line(holder.text.name, longest=LONGEST_NUMBER))
    NumbersOfHolders.holders = tuple(holders)
    return NumbersOfHolders


def shown_numbers(holders: Sequence[Holder], mode: str) -> dict[str, str]:
    """What the form shows of the numbers as they are stored."""
    numbers = {field_of(each): each.given_number for each in holders}
    version = hashlib.sha256(repr((mode, sorted(numbers.items()))).encode()).hexdigest()[:16]
    return {"row_version": version, "mode": mode} | numbers


def field_of(holder: Holder) -> str:
    return f"number-{holder.participation_id}"
