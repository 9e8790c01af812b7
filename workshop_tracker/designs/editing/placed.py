"""The form of a design on an own background: the picture, and a box in millimetres for each field."""

import re
from importlib import import_module
from typing import Any, cast

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString
from wtforms import BooleanField, FileField, FormField, HiddenField, SelectField, StringField
from wtforms.form import BaseForm
from wtforms.validators import Optional, ValidationError

from workshop_tracker.designs.editing.forms import LookForm, OwnedForm, sent_file
from workshop_tracker.designs.own.looks import BACK, BACKGROUND, ON_OWN_GROUND, OWN_GROUND_VERSION, Look
from workshop_tracker.designs.own.pictures import LARGEST_BACK, LARGEST_GROUNDS, Picture
from workshop_tracker.designs.own.placing import ALIGNS, KINDS, Paper, PlacedField, Placing, Side
from workshop_tracker.extensions import Form, told
from workshop_tracker.organizations.forms import line

MEASURE = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]))?")
ALIGN_NAMES = {"left": lazy_gettext("kiri"), "center": lazy_gettext("tengah"), "right": lazy_gettext("kanan")}


class MeasureField(StringField):
    """Millimetres or points with at most one decimal, typed with comma or full stop."""

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse what is no measure."""
        if self.data and not MEASURE.fullmatch(self.data.strip()):
            raise ValidationError(gettext("Isi dengan angka, misalnya 12,5."))

    @property
    def measure(self) -> float:
        """What was typed; nothing is 0."""
        found = MEASURE.fullmatch((self.data or "").strip())
        return float(f"{found[1]}.{found[2] or 0}") if found else 0.0


def typed(measure: float) -> str:
    """A measure as Indonesians type it."""
    return f"{measure:g}".replace(".", ",")


class BoxForm(Form):
    """The box of one field; blocks have neither size nor alignment."""

    class Meta(Form.Meta):
        csrf = False  # the form around it has the token

    is_on = BooleanField(lazy_gettext("Dicetak"))
    x = MeasureField(lazy_gettext("Dari kiri (mm)"))
    y = MeasureField(lazy_gettext("Dari atas (mm)"))
    across = MeasureField(lazy_gettext("Lebar (mm)"))
    size = MeasureField(lazy_gettext("Huruf (pt)"))
    align = SelectField(
        lazy_gettext("Rata"),
        choices=lambda: [(side, str(name)) for side, name in ALIGN_NAMES.items()],
        validate_choice=False,
    )

    def placed(self, kind: str) -> PlacedField:
        """The box as it was typed."""
        return PlacedField(
            kind,
            self.x.measure,
            self.y.measure,
            self.across.measure,
            self.size.measure,
            side_of(self.align.data),
            self.is_on.data,
        )


def box(kind: str) -> "FormField[BoxForm]":
    """The box of one field, named after it in the reader's language."""
    return FormField(BoxForm, LazyString(told, KINDS[kind].label))


def paper_of(written: str | None) -> Paper:
    """The paper of that name; the usual one for any other."""
    return "portrait" if written == "portrait" else "landscape"


class BackgroundForm(LookForm):
    """A version on an own background; its paper is chosen once, by where it begins."""

    drawing = HiddenField(lazy_gettext("Letak isian"), default=ON_OWN_GROUND)
    paper = HiddenField(filters=[paper_of])
    background = FileField(lazy_gettext("Berkas latar"), [Optional()])
    back = FileField(lazy_gettext("Berkas latar halaman belakang"), [Optional()])
    drops_back = BooleanField(lazy_gettext("Buang latar halaman belakang"))
    at_letterhead = box("letterhead")
    at_heading = box("heading")
    at_number = box("number")
    at_given = box("given")
    at_name = box("name")
    at_identity = box("identity")
    at_school = box("school")
    at_led = box("led")
    at_role = box("role")
    at_event = box("event")
    at_title = box("title")
    at_closing = box("closing")
    at_hours = box("hours")
    at_dates = box("dates")
    at_place = box("place")
    at_signatures = box("signatures")
    at_code = box("code")
    at_photo = box("photo")
    at_checkpoint = box("checkpoint")

    def drawn(self, kept: Look | None) -> dict[str, Any]:
        paper = paper_of(self.paper.data)
        return {
            "drawing": ON_OWN_GROUND,
            "drawing_version": OWN_GROUND_VERSION,
            "placing": Placing(paper, tuple(self[f"at_{kind}"].form.placed(kind) for kind in KINDS)),
            **self._grounds(paper, kept),
        }

    def _grounds(self, paper: Paper, kept: Look | None) -> dict[str, Picture | None]:
        """Front and back share the room that a paper has; the back, which must be pale, is served first."""
        front = kept.background if kept else None
        taken = 0 if front is None or sent_file(BACKGROUND) else front.weight
        stays = kept.back if kept and not self.drops_back.data else None
        back = self._ground(BACK, paper, min(LARGEST_BACK, LARGEST_GROUNDS - taken), stays)
        return {
            BACK: back,
            BACKGROUND: self._ground(BACKGROUND, paper, LARGEST_GROUNDS - (back.weight if back else 0), front),
        }

    def _ground(self, side: str, paper: Paper, room: int, kept: Picture | None) -> Picture | None:
        file = sent_file(side)
        if not file:
            return kept
        reader = import_module("workshop_tracker.designs.backgrounds.reader")
        try:
            return cast(Picture, reader.background_of(file, paper, side, room))
        except reader.BackgroundRefused as refused:
            self.refuse([(side, told(refused.args[0]))])
            return None


class BackgroundPreviewForm(BackgroundForm):
    """The same while it is being typed, when it may have no name yet."""

    name = line(lazy_gettext("Nama desain"), longest=120)


class NewBackgroundForm(OwnedForm, BackgroundForm):
    """The first version on an own background."""


def side_of(written: str | None) -> Side:
    """The side of that name; the middle for a block, which has none, and for any other."""
    return next((side for side in ALIGNS if side == written), "center")


def values_of_placing(placing: Placing) -> dict[str, Any]:
    """The values of the boxes with which a form opens."""
    boxes = {
        f"at_{each.kind}": {
            "is_on": each.is_on,
            "x": typed(each.x),
            "y": typed(each.y),
            "across": typed(each.across),
            "size": typed(each.size),
            "align": each.align,
        }
        for each in placing.fields
    }
    return {"drawing": ON_OWN_GROUND, "paper": placing.paper, **boxes}
