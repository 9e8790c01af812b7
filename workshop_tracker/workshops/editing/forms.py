"""The short steps of planning a workshop: what it is, when and where, how papers are numbered, what else is known."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import Field, HiddenField, RadioField, SelectField
from wtforms.validators import InputRequired, Optional, ValidationError

from workshop_tracker.extensions import Form, db, told
from workshop_tracker.organizations.models import Organization
from workshop_tracker.presentation import format_date
from workshop_tracker.workshops.actions import ReasonMissing
from workshop_tracker.workshops.editing.fields import CountField, DayField, line, lines
from workshop_tracker.workshops.models import Mode, Workshop, WorkshopState
from workshop_tracker.workshops.numbering import pattern_problems, unit_of
from workshop_tracker.workshops.plans.references import wrong_district
from workshop_tracker.workshops.programmes import Programme
from workshop_tracker.workshops.queries import districts_named
from workshop_tracker.workshops.rules import printed_kind

MODE_NAMES = {
    Mode.ONSITE: lazy_gettext("Luring"),
    Mode.ONLINE: lazy_gettext("Daring"),
    Mode.HYBRID: lazy_gettext("Gabungan"),
}
DESIGN_NAMES = {
    "klasik": lazy_gettext("Klasik: bingkai hijau dan emas, teks di tengah"),
    "modern": lazy_gettext("Modern: panel kawung biru, teks rata kiri"),
    "piagam": lazy_gettext("Piagam: penghargaan, bingkai tumpal marun dan emas"),
    "surat_keterangan": lazy_gettext("Surat keterangan: surat biasa, A4 tegak"),
}
STATE_NAMES = {
    WorkshopState.DRAFT: lazy_gettext("draf"),
    WorkshopState.OPEN: lazy_gettext("terbuka"),
    WorkshopState.HELD: lazy_gettext("terlaksana"),
    WorkshopState.CLOSED: lazy_gettext("ditutup"),
    WorkshopState.CANCELLED: lazy_gettext("dibatalkan"),
}


def in_words(names: Mapping[Any, Any]) -> dict[str, Any]:
    """Choices of an enumeration, in the words of the reader's language."""
    return {member.value: str(words) for member, words in names.items()}


def in_words_of_designs() -> list[tuple[str, str]]:
    """The built-in designs with their codes."""
    return [(code, str(name)) for code, name in DESIGN_NAMES.items()]


class ReasonForm(Form):
    """Why something is done."""

    reason = line(lazy_gettext("Alasan"))


class EditForm(Form):
    """A form on a row that others may edit too; `reason` is asked for once papers are valid."""

    row_version = HiddenField()
    reason = line(lazy_gettext("Alasan perubahan"))

    def refuse(self, refused: Exception) -> None:
        """Say beside the reason why the act was refused."""
        self.reason.errors = [
            gettext("Sertifikat kegiatan ini sudah sah. Tulis alasan perubahan; kertas yang sudah sah tidak berubah.")
            if isinstance(refused, ReasonMissing)
            else gettext("Kegiatan ini sudah ditutup atau dibatalkan, jadi tidak diubah lagi.")
        ]

    def columns(self) -> dict[str, Any]:
        """The columns that the form writes."""
        raise NotImplementedError


class BasicsForm(EditForm):
    """What it is and who organizes it."""

    title = line(lazy_gettext("Judul kegiatan"), required=lazy_gettext("Isi judul kegiatan."))
    kind = line(lazy_gettext("Jenis kegiatan"), longest=120)
    organizer = SelectField(
        lazy_gettext("Penyelenggara"), [InputRequired(lazy_gettext("Pilih penyelenggaranya."))], choices=[]
    )
    programme = SelectField(lazy_gettext("Program"), [Optional()], choices=[])

    def offer(self, organizations: Sequence[Organization], programmes: Sequence[Programme]) -> None:
        """The organizers and programmes to choose from."""
        self.organizer.choices = _choices(organizations, "name")
        self.programme.choices = {"": gettext("Tidak termasuk program")} | _choices(programmes, "title")

    def columns(self) -> dict[str, Any]:
        return {
            "title": self.title.data,
            "kind": printed_kind(self.kind.data or "") or "Workshop",
            "programme_id": _chosen(self.programme),
        }

    @property
    def organizer_id(self) -> int | None:
        return _chosen(self.organizer)


class PlaceForm(EditForm):
    """When and where."""

    starts_on = DayField(lazy_gettext("Tanggal mulai"), [Optional()])
    ends_on = DayField(lazy_gettext("Tanggal selesai"), [Optional()])
    mode = RadioField(lazy_gettext("Cara pelaksanaan"), choices=lambda: in_words(MODE_NAMES))
    place = line(lazy_gettext("Tempat"))
    district = line(lazy_gettext("Kabupaten atau kota"), longest=120)
    office = SelectField(lazy_gettext("Kantor yang menaungi"), [Optional()], choices=[])

    def offer(self, offices: Sequence[Organization]) -> None:
        """The offices to choose from."""
        self.office.choices = {"": gettext("Belum dipilih")} | _choices(offices, "name")

    def validate_ends_on(self, field: Field) -> None:
        starts_on, ends_on = self.starts_on.data, field.data
        if isinstance(starts_on, dt.date) and isinstance(ends_on, dt.date) and ends_on < starts_on:
            raise ValidationError(
                gettext(
                    "Tanggal selesai (%(ends)s) lebih awal daripada tanggal mulai (%(starts)s).",
                    ends=format_date(ends_on),
                    starts=format_date(starts_on),
                )
            )

    def validate_district(self, field: Field) -> None:
        found = districts_named(db.session, field.data) if field.data else []
        if field.data and len(found) != 1:
            raise ValidationError(told(wrong_district(field.data, found)))

    def columns(self) -> dict[str, Any]:
        districts = districts_named(db.session, self.district.data) if self.district.data else []
        return {
            "starts_on": self.starts_on.data or self.ends_on.data,
            "ends_on": self.ends_on.data or self.starts_on.data,
            "mode": Mode(self.mode.data),
            "place": self.place.data,
            "district_code": districts[0].code if districts else None,
            "office_id": _chosen(self.office),
        }


class NumbersForm(EditForm):
    """How papers are numbered and what they look like, and who has completed."""

    number_pattern = line(lazy_gettext("Pola nomor sertifikat"))
    staff_number_pattern = line(lazy_gettext("Pola nomor untuk yang bertugas"))
    design_code = RadioField(lazy_gettext("Desain sertifikat"), choices=in_words_of_designs)
    minimum_attendance = CountField(
        lazy_gettext("Kehadiran paling sedikit (%)"),
        [InputRequired(lazy_gettext("Isi persentasenya, biasanya 80."))],
        lowest=0,
        highest=100,
    )

    issuer: Organization | None = None  # whose short form and code the numbers carry

    def offer(self, issuer: Organization | None, designs: Sequence[tuple[str, str]]) -> None:
        """Whose papers these are, and that organization's own designs, which follow the built-in ones."""
        self.issuer = issuer
        self.design_code.choices = [*in_words_of_designs(), *designs]

    def validate_staff_number_pattern(self, field: Field) -> None:
        self.validate_number_pattern(field)

    def validate_number_pattern(self, field: Field) -> None:
        issuer = self.issuer
        unit, code = (unit_of(issuer.unit, issuer.name), issuer.classification) if issuer else ("", "")
        for problem in pattern_problems(field.data or "", unit=unit, code=code):
            raise ValidationError(told(problem))

    def columns(self) -> dict[str, Any]:
        names = ("number_pattern", "staff_number_pattern", "design_code", "minimum_attendance")
        return {name: self[name].data for name in names}


class DetailsForm(EditForm):
    """What else may be known; nothing of it is printed on papers."""

    series = line(lazy_gettext("Seri"))
    batch = line(lazy_gettext("Angkatan"), longest=120)
    legal_basis = lines(lazy_gettext("Dasar pelaksanaan"))
    funding_source = line(lazy_gettext("Sumber dana"))
    hashtags = line(lazy_gettext("Tagar"), longest=1000)
    summary = lines(lazy_gettext("Ringkasan"), longest=10_000)
    report_title = line(lazy_gettext("Judul laporan atau berita"))
    report_source = line(lazy_gettext("Sumber laporan"))
    reported_on = DayField(lazy_gettext("Tanggal laporan"), [Optional()])

    def columns(self) -> dict[str, Any]:
        names = ("series", "batch", "legal_basis", "funding_source", "hashtags", "summary")
        told = ("report_title", "report_source", "reported_on")
        return {name: self[name].data for name in names + told}


def shown_values(workshop: Workshop, organizer_id: int | None) -> Mapping[str, Any]:
    """What the forms show of a workshop: its columns, and rows by their id or name."""
    columns = {column.name: getattr(workshop, column.name) for column in workshop.__table__.columns}
    return columns | {
        "organizer": str(organizer_id or ""),
        "programme": str(workshop.programme_id or ""),
        "office": str(workshop.office_id or ""),
        "district": workshop.district.name if workshop.district else "",
        "mode": workshop.mode.value,
    }


def _choices(rows: Sequence[Any], words: str) -> dict[str, str]:
    return {str(row.id): getattr(row, words) for row in rows}


def _chosen(field: SelectField) -> int | None:
    """The id of the row that was chosen; the field has made sure that it was offered."""
    return int(field.data) if field.data else None
