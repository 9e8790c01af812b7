"""An own design as people fill it in."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, cast

from flask import request
from flask_babel import gettext, lazy_gettext
from wtforms import (
    BooleanField,
    FileField,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from workshop_tracker.designs.editing.foreseeing import misfits
from workshop_tracker.designs.models import Design
from workshop_tracker.designs.own.looks import (
    DRAWINGS,
    LANGUAGES,
    ON_OWN_GROUND,
    PLACES,
    SIDES,
    USUAL_DETAILS,
    Detail,
    Look,
    Place,
    problems_of,
)
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.extensions import Form, told
from workshop_tracker.organizations.forms import line, nothing_invisible, text, tidy_lines
from workshop_tracker.organizations.models import Organization

DRAWING_NAMES = {
    "klasik": lazy_gettext("Klasik"),
    "modern": lazy_gettext("Modern"),
    "piagam": lazy_gettext("Piagam"),
    "surat_keterangan": lazy_gettext("Surat keterangan"),
    ON_OWN_GROUND: lazy_gettext("Latar sendiri"),
}
DETAIL_NAMES: dict[Detail, Any] = {
    "identity": lazy_gettext("NIP, NUPTK, atau NIY"),
    "position": lazy_gettext("Jabatan"),
    "rank": lazy_gettext("Pangkat dan golongan"),
    "district": lazy_gettext("Kabupaten/kota di belakang nama sekolah"),
}
PLACE_NAMES: dict[Place, Any] = {
    "heading": lazy_gettext("Judul"),
    "given": lazy_gettext("Di atas nama"),
    "role": lazy_gettext("Di atas peran peserta"),
    "role_others": lazy_gettext("Di atas peran lain"),
    "event": lazy_gettext("Di atas judul kegiatan, bagi peserta"),
    "event_others": lazy_gettext("Di atas judul kegiatan, bagi peran lain"),
    "closing": lazy_gettext("Kalimat penutup"),
}


def sentence(place: Place) -> StringField:
    """An own text of that place."""
    return line(PLACE_NAMES[place])


class LookForm(Form):
    """What a version sets, whatever it is drawn on. Texts are named after their language and place."""

    row_version = HiddenField()  # the version that it was based on
    based_on = HiddenField()
    name = line(lazy_gettext("Nama desain"), longest=120, required=lazy_gettext("Isi nama desain."))
    main = line(lazy_gettext("Warna utama"), longest=7)
    accent = line(lazy_gettext("Warna kedua"), longest=7)
    letterhead = TextAreaField(lazy_gettext("Kop surat"), [Optional(), nothing_invisible], filters=[tidy_lines])
    details = SelectMultipleField(
        lazy_gettext("Keterangan di bawah nama"),
        [Optional()],
        choices=lambda: [(detail, str(name)) for detail, name in DETAIL_NAMES.items()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    spells_hours = BooleanField(lazy_gettext("Tulis JP juga dengan huruf"))
    id_heading = sentence("heading")
    id_given = sentence("given")
    id_role = sentence("role")
    id_role_others = sentence("role_others")
    id_event = sentence("event")
    id_event_others = sentence("event_others")
    id_closing = sentence("closing")
    en_heading = sentence("heading")
    en_given = sentence("given")
    en_role = sentence("role")
    en_role_others = sentence("role_others")
    en_event = sentence("event")
    en_event_others = sentence("event_others")
    en_closing = sentence("closing")

    def look(self, kept: Look | None) -> Look | None:
        """What was filled in, if it can be printed; else None, and each field says what is wrong with it.

        `kept` is the look whose pictures stay where no other ones were sent.
        """
        if not self.validate():
            return None
        look = Look(
            main=text(self.main).upper(),
            accent=text(self.accent).upper(),
            letterhead=tuple((self.letterhead.data or "").splitlines()),
            details=tuple(self.details.data or ()),
            spells_hours=self.spells_hours.data,
            sentences=tuple(self._sentences()),
            **self.drawn(kept),
        )
        self.refuse((name, told(problem)) for name, problem in problems_of(look))
        if not self.errors:
            self.refuse((name, told(problem)) for name, problem in misfits(look).items())
        return None if self.errors else look

    def drawn(self, kept: Look | None) -> dict[str, Any]:
        """The fields of a look that say on what it is drawn."""
        raise NotImplementedError

    def refuse(self, problems: Iterable[tuple[str, str]]) -> None:
        """Say at each named field what is wrong with it; of a placed one at the first that it has."""
        for name, problem in problems:
            field = self[name].form.x if isinstance(self[name], FormField) else self[name]
            field.errors = [*field.errors, problem]

    def _sentences(self) -> Iterable[tuple[str, Place, str]]:
        for language in LANGUAGES:
            for place in PLACES:
                if written := self[f"{language}_{place}"].data:
                    yield language, place, written


class DesignForm(LookForm):
    """A version over a built-in drawing."""

    drawing = RadioField(
        lazy_gettext("Gambar dasar"), choices=lambda: [(code, str(DRAWING_NAMES[code])) for code in DRAWINGS]
    )
    left = FileField(lazy_gettext("Logo kiri"), [Optional()])
    right = FileField(lazy_gettext("Logo kanan"), [Optional()])
    drops = SelectMultipleField(
        lazy_gettext("Buang logo"),
        [Optional()],
        choices=lambda: [("left", gettext("Logo kiri")), ("right", gettext("Logo kanan"))],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    has_photo_box = BooleanField(lazy_gettext("Sediakan kotak foto 3 × 4 cm"))

    def drawn(self, kept: Look | None) -> dict[str, Any]:
        return {
            "drawing": self.drawing.data,
            "drawing_version": DRAWINGS[self.drawing.data],
            "has_photo_box": self.has_photo_box.data,
            **{side: self._picture(side, kept) for side in SIDES},
        }

    def _picture(self, side: str, kept: Look | None) -> Picture | None:
        if file := sent_file(side):
            pictures = import_module("workshop_tracker.designs.editing.pictures")
            try:
                return cast(Picture, pictures.picture_of(file))
            except pictures.PictureRefused as refused:
                self.refuse([(side, told(refused.args[0]))])
                return None
        stays = kept is not None and side not in (self.drops.data or ())
        return dict(kept.pictures).get(side) if kept and stays else None


def sent_file(name: str) -> bytes:
    """The file that came with the form under that name; nothing where none was chosen."""
    upload = request.files.get(name)
    return upload.read() if upload is not None and upload.filename else b""


class PreviewForm(DesignForm):
    """The same while it is being typed, when it may have no name yet."""

    name = line(lazy_gettext("Nama desain"), longest=120)


class OwnedForm(Form):
    """Whose design it is, is chosen once."""

    organization = SelectField(lazy_gettext("Milik organisasi"), coerce=int)

    def offer(self, organizations: Iterable[Organization]) -> None:
        """Those that the viewer may make designs for."""
        self.organization.choices = [(each.id, each.name) for each in organizations]


class NewDesignForm(OwnedForm, DesignForm):
    """The first version over a built-in drawing."""


class DesignFileForm(OwnedForm):
    """A design that was written out elsewhere."""

    file = FileField(lazy_gettext("Berkas desain (.zip)"))


def shown_values(design: Design, look: Look) -> dict[str, Any]:
    """The values with which the form of a next version opens, but for the boxes of placed fields."""
    return {
        "row_version": str(design.version),
        "based_on": design.code,
        "name": design.name,
        "drawing": look.drawing,
        "main": look.main,
        "accent": look.accent,
        "letterhead": "\n".join(look.letterhead),
        "details": list(look.details),
        "spells_hours": look.spells_hours,
        "has_photo_box": look.has_photo_box,
        **{f"{language}_{place}": written for language, place, written in look.sentences},
    }


def first_values(drawing: str) -> dict[str, Any]:
    """The values with which the form of a new design opens."""
    return {"drawing": drawing if drawing in DRAWINGS else "klasik", "details": list(USUAL_DETAILS)}
