"""Forms of accounts: somebody new, and what somebody may do."""

from collections.abc import Callable
from typing import TypeVar

from flask_babel import gettext, lazy_gettext
from sqlalchemy.orm import Session
from wtforms import DateField, Field, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from workshop_tracker.accounts.actions import Place
from workshop_tracker.accounts.forms import ROLE_NAMES
from workshop_tracker.accounts.queries import school_by_npsn
from workshop_tracker.extensions import Form
from workshop_tracker.organizations.forms import in_words, line
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.viewer import Role

Row = TypeVar("Row")
GRANTABLE = [role for role in Role if role is not Role.COMMITTEE]  # a committee is named on its workshop


class GrantForm(Form):
    """A role, for which organization or school, from when until when."""

    role = SelectField(
        lazy_gettext("Peran"), choices=lambda: in_words({role.value: ROLE_NAMES[role] for role in GRANTABLE})
    )
    organization = StringField(lazy_gettext("Kode organisasi"), [Optional(), Length(max=64)])
    school = StringField(lazy_gettext("NPSN sekolah"), [Optional(), Length(max=64)])
    starts_on = DateField(lazy_gettext("Berlaku mulai"), [InputRequired(lazy_gettext("Isi tanggal mulai."))])
    ends_on = DateField(lazy_gettext("Berlaku sampai"), [Optional()])

    def validate_ends_on(self, field: Field) -> None:
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(gettext("Hari terakhir mendahului hari pertama."))

    def place(self, session: Session) -> Place | None:
        """What the codes mean; None, with the reason at its field, where one means nothing."""
        found = Place(
            organization=_found(self.organization, lambda code: organization_by_code(session, code)),
            school=_found(self.school, lambda npsn: school_by_npsn(session, npsn)),
        )
        return None if self.organization.errors or self.school.errors else found


def _found(field: Field, find: Callable[[str], Row | None]) -> Row | None:
    """The row of a written code; an unknown code is an error of its field."""
    written = (field.data or "").strip()
    row = find(written) if written else None
    if written and row is None:
        field.errors = [gettext("Kode ini tidak ditemukan.")]
    return row


class NewUserForm(GrantForm):
    """Somebody new with a first role, valid from the day on which the form was sent."""

    login = StringField(
        lazy_gettext("Surel, nomor telepon, atau NIP"),
        [InputRequired(lazy_gettext("Isi nama masuknya.")), Length(max=300)],
    )
    display_name = line(lazy_gettext("Nama yang ditampilkan"), longest=120, required=lazy_gettext("Isi namanya."))
