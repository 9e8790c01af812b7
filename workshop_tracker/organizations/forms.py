"""Organizations and jurisdictions as people fill them in."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, cast

from flask_babel import gettext, lazy_gettext
from wtforms import (
    DateField,
    Field,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from workshop_tracker.extensions import Form, told
from workshop_tracker.intake.cells import CellProblem, clean_text, read_phone
from workshop_tracker.organizations.actions import OrganizationDetails, Terms
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Jurisdiction, Organization, OrganizationKind
from workshop_tracker.organizations.names import DistrictNames
from workshop_tracker.presentation import tidy_text

KIND_NAMES = {
    OrganizationKind.MINISTRY: lazy_gettext("Kementerian"),
    OrganizationKind.PROVINCE_OFFICE: lazy_gettext("Dinas pendidikan provinsi"),
    OrganizationKind.BRANCH_OFFICE: lazy_gettext("Cabang dinas"),
    OrganizationKind.DISTRICT_OFFICE: lazy_gettext("Dinas pendidikan kabupaten/kota"),
    OrganizationKind.RELIGIOUS_AFFAIRS: lazy_gettext("Kantor Kementerian Agama"),
    OrganizationKind.TEACHER_GROUP: lazy_gettext("Kelompok guru (MGMP, KKG, MKKS)"),
    OrganizationKind.SCHOOL: lazy_gettext("Sekolah"),
    OrganizationKind.FOUNDATION: lazy_gettext("Yayasan"),
    OrganizationKind.UNIVERSITY: lazy_gettext("Perguruan tinggi"),
    OrganizationKind.COMMUNITY: lazy_gettext("Komunitas"),
    OrganizationKind.OTHER: lazy_gettext("Lainnya"),
}
VERIFIED = {"no": lazy_gettext("Perlu diverifikasi"), "yes": lazy_gettext("Sudah diverifikasi")}
CODE = r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}\Z"
GIVEN = {"no": lazy_gettext("Tidak dapat diunduh"), "yes": lazy_gettext("Dapat diunduh dengan alasan")}
MOST_LETTERHEAD_LINES = 4
LONGEST_LETTERHEAD_LINE = 120


def in_words(names: Mapping[Any, Any]) -> dict[str, str]:
    """Choices in the words of the reader's language."""
    return {str(value): str(words) for value, words in names.items()}


def line(label: str, *, longest: int = 300, required: str = "") -> StringField:
    """A text on one line; with `required`, the sentence for who leaves it empty."""
    presence = InputRequired(required) if required else Optional()
    rules = [presence, Length(max=longest), nothing_invisible]
    return StringField(label, rules, filters=[lambda text: tidy_text(text or "")])


def text(field: StringField) -> str:
    """What was typed; nothing is empty text."""
    return field.data or ""


def nothing_invisible(_form: object, field: Field) -> None:
    """Refuse what no screen shows and a paper would print."""
    cleaned = clean_text(field.data or "")
    if isinstance(cleaned, CellProblem):
        raise ValidationError(told(cleaned.message))


def tidy_lines(text: str | None) -> str:
    """Each line tidied, without the empty ones."""
    return "\n".join(filter(None, map(tidy_text, (text or "").splitlines())))


def known_district(form: Form, field: Field) -> None:
    """Refuse a district that no name among `form.districts` fits."""
    if field.data and form.districts.code_of(field.data) is None:
        raise ValidationError(
            gettext("Kabupaten/kota ini tidak dikenal. Tulis lengkap, misalnya Kab. Pekalongan atau Kota Pekalongan.")
        )


def known_number(_form: object, field: Field) -> None:
    """Refuse what is no telephone number."""
    problem = read_phone(field.data or "")
    if isinstance(problem, CellProblem):
        raise ValidationError(told(problem.message))


def not_before(first: str, sentence: str) -> Any:
    """Refuse a last day before the day in the field `first`."""

    def check(form: Form, field: Field) -> None:
        begins = form[first].data
        if begins and field.data and field.data < begins:
            raise ValidationError(sentence)

    return check


class OrganizationForm(Form):
    """Everything about an organization but its code."""

    row_version = HiddenField()
    name = line(lazy_gettext("Nama"), required=lazy_gettext("Isi nama organisasi."))
    kind = SelectField(lazy_gettext("Jenis"), choices=lambda: in_words(KIND_NAMES))
    parent = SelectField(lazy_gettext("Di bawah"), [Optional()])
    number = IntegerField(lazy_gettext("Nomor wilayah"), [Optional(), NumberRange(1, 3999)])
    district = StringField(lazy_gettext("Kabupaten/kota"), [Optional(), Length(max=120), known_district])
    city = line(lazy_gettext("Kota kedudukan"), longest=120)
    address = line(lazy_gettext("Alamat"))
    phone = TelField(lazy_gettext("Nomor WhatsApp"), [Optional(), Length(max=64), known_number])
    letterhead = TextAreaField(lazy_gettext("Kop surat"), [Optional(), nothing_invisible], filters=[tidy_lines])
    unit = line(lazy_gettext("Singkatan pada nomor surat"), longest=64)
    classification = line(lazy_gettext("Kode klasifikasi surat"), longest=64)
    valid_from = DateField(lazy_gettext("Berlaku sejak"), [Optional()])
    valid_until = DateField(
        lazy_gettext("Berlaku sampai"),
        [Optional(), not_before("valid_from", lazy_gettext("Hari terakhir mendahului hari pertama."))],
    )
    source = line(lazy_gettext("Sumber keterangan"))
    is_verified = SelectField(lazy_gettext("Keadaan"), choices=lambda: in_words(VERIFIED), default="yes")
    is_given_numbers = SelectField(
        lazy_gettext("NUPTK dan NIP guru sekolah negeri"), choices=lambda: in_words(GIVEN), default="no"
    )

    def offer(self, superiors: Iterable[Organization], districts: DistrictNames) -> None:
        """The offices that it may stand under, and the districts that it may lie in."""
        nothing = {"": str(gettext("Tidak di bawah organisasi lain"))}
        self.parent.choices = nothing | {str(each.id): each.name for each in superiors}
        self.districts = districts

    def validate_letterhead(self, field: Field) -> None:
        lines = field.data.splitlines()
        if len(lines) > MOST_LETTERHEAD_LINES or any(len(each) > LONGEST_LETTERHEAD_LINE for each in lines):
            raise ValidationError(gettext("Kop surat paling banyak empat baris, masing-masing hingga 120 huruf."))

    def details(self) -> OrganizationDetails:
        """What was filled in; only after the form was found valid."""
        return OrganizationDetails(
            name=text(self.name),
            kind=OrganizationKind(self.kind.data),
            number=self.number.data,
            parent_id=int(self.parent.data) if self.parent.data else None,
            district_code=self.districts.code_of(text(self.district)),
            city=text(self.city),
            address=text(self.address),
            phone=text(self.phone).strip(),
            letterhead=text(self.letterhead),
            unit=text(self.unit),
            classification=text(self.classification),
            valid_from=self.valid_from.data,
            valid_until=self.valid_until.data,
            source=text(self.source),
            is_verified=self.is_verified.data == "yes",
            is_given_numbers=self.is_given_numbers.data == "yes",
        )


class NewOrganizationForm(OrganizationForm):
    """The code is chosen once."""

    code = StringField(
        lazy_gettext("Kode"),
        [
            InputRequired(lazy_gettext("Isi kodenya; kode tidak berubah lagi.")),
            Regexp(CODE, message=lazy_gettext("Kode berisi huruf, angka, titik, atau tanda hubung.")),
        ],
    )


def shown_values(organization: Organization, district: str) -> dict[str, Any]:
    """The values with which the form of an organization opens."""
    columns = (
        "row_version", "name", "number", "city", "address", "phone", "letterhead", "unit", "classification",
        "valid_from", "valid_until", "source",
    )  # fmt: skip
    return {
        **{column: getattr(organization, column) for column in columns},
        "kind": organization.kind.value,
        "parent": str(organization.parent_id or ""),
        "district": district,
        "is_verified": "yes" if organization.is_verified else "no",
        "is_given_numbers": "yes" if organization.is_given_numbers else "no",
    }


class JurisdictionForm(Form):
    """What may change of a jurisdiction: its last day, and what it rests on."""

    row_version = HiddenField()
    valid_until = DateField(lazy_gettext("Sampai"), [Optional()])
    source = line(lazy_gettext("Sumber keterangan"))
    is_verified = SelectField(lazy_gettext("Keadaan"), choices=lambda: in_words(VERIFIED))

    def terms(self, valid_from: dt.date) -> Terms:
        """What was filled in, for a jurisdiction that began on that day."""
        return Terms(
            valid_from=valid_from,
            valid_until=self.valid_until.data,
            source=text(self.source),
            is_verified=self.is_verified.data == "yes",
        )


def shown_jurisdiction(jurisdiction: Jurisdiction) -> dict[str, Any]:
    """The values with which the form of a jurisdiction opens."""
    return {
        "row_version": jurisdiction.row_version,
        "valid_until": jurisdiction.valid_until,
        "source": jurisdiction.source,
        "is_verified": "yes" if jurisdiction.is_verified else "no",
    }


class NewJurisdictionForm(JurisdictionForm):
    """An office, a district, level groups, from a day on."""

    office = SelectField(lazy_gettext("Kantor"))
    district = StringField(
        lazy_gettext("Kabupaten/kota"),
        [InputRequired(lazy_gettext("Isi kabupaten/kotanya.")), Length(max=120), known_district],
    )
    level_groups = SelectMultipleField(
        lazy_gettext("Jenjang"),
        [InputRequired(lazy_gettext("Pilih sedikitnya satu jenjang."))],
        choices={level.value: level.value for level in LevelGroup},
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    valid_from = DateField(lazy_gettext("Sejak"), [InputRequired(lazy_gettext("Isi hari pertamanya."))])

    def offer(self, offices: Iterable[Organization], districts: DistrictNames) -> None:
        """The offices to choose from, and the districts that there are."""
        self.office.choices = {each.code: each.name for each in offices}
        self.districts = districts

    def first_terms(self) -> Terms:
        """What was filled in; only after the form was found valid."""
        return self.terms(cast(dt.date, self.valid_from.data))

    @property
    def district_code(self) -> str:
        """The district that was written; only after the form was found valid."""
        return str(self.districts.code_of(text(self.district)))
