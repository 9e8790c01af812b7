"""What is chosen before printing; sent by GET, because nothing is changed."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.printing.queries import PRINTABLE
from workshop_tracker.certificates.printing.rules import (
    MOST_SHIFT,
    Document,
    Order,
    PaperToPrint,
    read_ids,
    read_millimetres,
)
from workshop_tracker.certificates.printing.runs import Job
from workshop_tracker.designs.imposition.rules import Imposition, Shift, Sides
from workshop_tracker.designs.sheet import PageSize, Preprinted
from workshop_tracker.extensions import Form, current_language
from workshop_tracker.presentation import format_number
from workshop_tracker.workshops.editing.fields import Typed

SIDE_NAMES = {
    Sides.DUPLEX: lazy_gettext("Bolak-balik otomatis"),
    Sides.FRONTS: lazy_gettext("Halaman depan saja"),
    Sides.BACKS: lazy_gettext("Halaman belakang saja, dari lembar terakhir"),
}
ORDER_NAMES = {
    Order.NUMBER: lazy_gettext("Menurut nomor"),
    Order.SCHOOL: lazy_gettext("Menurut sekolah, lalu nama"),
    Order.COVERS: lazy_gettext("Menurut sekolah, dengan lembar sampul tiap sekolah"),
}
PREPRINTED_NAMES = {
    Preprinted.NOTHING: lazy_gettext("Kertas kosong: semuanya dicetak"),
    Preprinted.GROUND: lazy_gettext("Blangko berbingkai: tanpa bingkai, hiasan, dan lambang"),
    Preprinted.LETTERHEAD: lazy_gettext("Blangko berkop: tanpa bingkai, hiasan, lambang, dan kop"),
}
STATE_NAMES = {
    "": lazy_gettext("Semua yang dapat dicetak"),
    PaperState.VALID: lazy_gettext("Yang sudah sah"),
    PaperState.PREPARED: lazy_gettext("Yang menunggu pengesahan"),
}
SIZES = {"a4": PageSize.PORTRAIT, "f4": PageSize.FOLIO}
MOST_OFFERED = 500
MOST_CHOSEN = 200  # the address of a page has room for no more


class MillimetreField(Typed):
    """A length with comma or point."""

    def as_text(self, value: float) -> str:
        return format_number(value, decimals=2, language=current_language())

    def read(self, typed: str) -> float:
        length = read_millimetres(typed)
        if length is None:
            raise ValueError(gettext("Isi milimeter dari −%(most)d sampai %(most)d, misalnya 1,5.", most=MOST_SHIFT))
        return length


class PrintForm(Form):
    """Everything has an answer from the start; `choices` are the papers that can be printed."""

    class Meta(Form.Meta):
        csrf = False

    sides = RadioField(lazy_gettext("Sisi kertas"), choices=lambda: _words(SIDE_NAMES), default=Sides.DUPLEX.value)
    order = RadioField(lazy_gettext("Urutan"), choices=lambda: _words(ORDER_NAMES), default=Order.NUMBER.value)
    preprinted = RadioField(
        lazy_gettext("Kertas"), choices=lambda: _words(PREPRINTED_NAMES), default=Preprinted.NOTHING.value
    )
    right = MillimetreField(lazy_gettext("Geser ke kanan (mm)"), validators=[Optional()])
    down = MillimetreField(lazy_gettext("Geser ke bawah (mm)"), validators=[Optional()])
    state = SelectField(lazy_gettext("Sertifikat"), choices=lambda: _words(STATE_NAMES), default="")
    size = RadioField(lazy_gettext("Kertas daftar tanda terima"), choices={"a4": "A4", "f4": "F4"}, default="a4")
    only = SelectMultipleField(
        lazy_gettext("Hanya orang yang dicentang"),
        validate_choice=False,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )

    def offer(self, papers: Sequence[PaperToPrint]) -> None:
        """Let these papers be chosen one by one, where they are not too many for a list."""
        offered = papers if len(papers) <= MOST_OFFERED else ()
        self.only.choices = {str(paper.certificate_id): f"{paper.name} · {paper.number}" for paper in offered}

    def validate_only(self, field: SelectMultipleField) -> None:
        if len(field.data or []) > MOST_CHOSEN:
            raise ValidationError(gettext("Centang paling banyak %(most)d orang.", most=MOST_CHOSEN))

    @property
    def shift(self) -> Shift:
        return Shift(self.right.data or 0.0, self.down.data or 0.0)

    def job(self, document: Document) -> Job:
        """What was chosen."""
        state = self.state.data
        return Job(
            document,
            Order(self.order.data),
            Imposition(Sides(self.sides.data), Preprinted(self.preprinted.data), self.shift),
            SIZES[self.size.data],
            (PaperState(state),) if state else PRINTABLE,
            frozenset(read_ids(self.only.data or ())),
            current_language(),
        )


def _words(names: dict[Any, Any]) -> dict[str, str]:
    return {str(value): str(words) for value, words in names.items()}
