"""Signing in and choosing a password; the roles in words."""

from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from workshop_tracker.accounts.rules import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    PasswordProblem,
    password_problem,
)
from workshop_tracker.extensions import Form
from workshop_tracker.viewer import Role

ROLE_NAMES = {
    Role.ADMIN: lazy_gettext("Pengelola"),
    Role.ORGANIZER: lazy_gettext("Penyelenggara"),
    Role.COMMITTEE: lazy_gettext("Panitia"),
    Role.SCHOOL: lazy_gettext("Operator sekolah"),
    Role.SUPERVISOR: lazy_gettext("Pengawas"),
    Role.SIGNATORY: lazy_gettext("Penanda tangan"),
    Role.OFFICE: lazy_gettext("Dinas"),
    Role.TEACHER: lazy_gettext("Guru"),
}
PROBLEMS = {
    PasswordProblem.TOO_SHORT: lazy_gettext(
        "Kata sandi paling sedikit %(letters)s huruf. Beberapa kata yang tidak berhubungan mudah diingat.",
        letters=SHORTEST_PASSWORD,
    ),
    PasswordProblem.TOO_LONG: lazy_gettext("Kata sandi paling banyak %(letters)s huruf.", letters=LONGEST_PASSWORD),
    PasswordProblem.NUMBER_OF_PAPERS: lazy_gettext(
        "NIP, NIK, tanggal lahir, dan nomor telepon mudah ditebak. Gunakan beberapa kata."
    ),
    PasswordProblem.EASILY_GUESSED: lazy_gettext(
        "Kata sandi ini mudah ditebak: terlalu banyak kata umum, urutan, atau nama masuk Anda sendiri."
    ),
}


class SignInForm(Form):
    """A login as people have it, and the password."""

    login = StringField(
        lazy_gettext("Surel, nomor telepon, atau NIP"),
        [InputRequired(lazy_gettext("Isi surel, nomor telepon, atau NIP Anda.")), Length(max=300)],
    )
    password = PasswordField(
        lazy_gettext("Kata sandi"),
        [InputRequired(lazy_gettext("Isi kata sandi Anda.")), Length(max=LONGEST_PASSWORD)],
    )
    next = HiddenField()


class NewPasswordForm(Form):
    """A password of one's own choice; `login` tells whose, since it must not stand in it."""

    password = PasswordField(
        lazy_gettext("Kata sandi baru"), [InputRequired(lazy_gettext("Isi kata sandi yang Anda pilih."))]
    )
    repeated = PasswordField(
        lazy_gettext("Kata sandi baru, sekali lagi"), [InputRequired(lazy_gettext("Ulangi kata sandi baru."))]
    )

    def __init__(self, *, login: str) -> None:
        super().__init__()
        self.login = login

    def validate_password(self, field: PasswordField) -> None:
        problem = password_problem(field.data or "", login=self.login)
        if problem is not None:
            raise ValidationError(str(PROBLEMS[problem]))

    def validate_repeated(self, field: PasswordField) -> None:
        if field.data != self.password.data:
            raise ValidationError(gettext("Kedua isian kata sandi baru belum sama."))


class ChangePasswordForm(NewPasswordForm):
    """The same for who is signed in: the present password shows that it is still the same human being."""

    present = PasswordField(
        lazy_gettext("Kata sandi sekarang"),
        [InputRequired(lazy_gettext("Isi kata sandi Anda yang sekarang.")), Length(max=LONGEST_PASSWORD)],
    )
