"""A small app that shows every macro with invented data: the pattern pages in pages/ and the error pages."""

from pathlib import Path
from types import SimpleNamespace

from flask import Flask, Response, render_template
from flask_babel import Babel
from flask_wtf import CSRFProtect, FlaskForm
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from wtforms import (
    BooleanField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Optional, ValidationError

from workshop_tracker.icons import PATHS, icon, product_mark

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.stem for path in (Path(__file__).parent / "pages").glob("*.html"))
ERRORS = (400, 403, 404, 405, 409, 413, 429, 500, 503)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class TimeAndPlace(FlaskForm):
    """The second step of a new workshop, as drawn in the mock-ups."""

    starts_on = StringField("Tanggal mulai", [DataRequired()])
    ends_on = StringField("Tanggal selesai", [DataRequired()])
    mode = RadioField("Cara pelaksanaan", choices={"onsite": "Luring", "online": "Daring", "mixed": "Gabungan"})
    place = StringField("Tempat", [DataRequired()])
    hours = IntegerField("Jumlah JP", [DataRequired()])
    level = SelectField("Jenjang", choices={"sma": "SMA", "smk": "SMK"})
    note = TextAreaField("Catatan", [Optional()])
    is_public = BooleanField("Tampilkan pada halaman umum")
    save = SubmitField("Simpan")

    def validate_ends_on(self, field: StringField) -> None:
        raise ValidationError("Tanggal selesai (10 Juli) lebih awal daripada tanggal mulai (11 Juli).")


class SignIn(FlaskForm):
    """Surel and password."""

    email = StringField("Surel", [DataRequired()])
    password = PasswordField("Kata sandi", [DataRequired()])


def pattern_app(*, demo: str = "") -> Flask:
    """The app; `demo="demo"` puts the band CONTOH on each page."""
    app = Flask(__name__, template_folder=None, static_folder=str(ROOT / "workshop_tracker" / "static"))
    app.config.update(SECRET_KEY="only-for-pattern-pages", BABEL_DEFAULT_LOCALE="id")
    app.jinja_loader = ChoiceLoader(
        [FileSystemLoader(ROOT / "templates"), FileSystemLoader(Path(__file__).parent / "pages")]
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals.update(icon=icon, product_mark=product_mark)
    Babel(app)
    CSRFProtect(app)
    app.context_processor(lambda: _what_pages_expect(demo))
    app.after_request(_with_strict_policy)
    app.add_url_rule("/<page>", "page", _page)
    app.add_url_rule("/errors/<int:code>", "error", _error)
    return app


def _page(page: str) -> str:
    form = TimeAndPlace(
        starts_on="11/07/2025", ends_on="10/07/2025", mode="onsite", place="SMKN 2 Contoh", hours=16, level="sma"
    )
    form.validate()
    return render_template(f"{page}.html", form=form, sign_in=SignIn(), icon_names=sorted(PATHS))


def _error(code: int) -> str:
    return render_template(
        f"errors/{code}.html",
        request_id="7f3a-19c2",
        conflicts=[("Tempat", "SMKN 2 Contoh", "SMAN 3 Contoh", "place"), ("Jumlah JP", "16", "18", "hours")],
        kept=[("title", "Workshop Contoh"), ("row_version", "4")],
        resubmit_to="/409",
        saved_href="/01-overview",
        size_limit="5 MB",
        wait_text="15 menit",
    )


def _what_pages_expect(demo: str) -> dict[str, object]:
    return {
        "viewer": SimpleNamespace(display_name="Siti Contoh", role_line="Panitia – MGMP Matematika Contoh"),
        "navigation": [
            ("Beranda", "/", False),
            ("Kegiatan", "/09-list", True),
            ("Orang", "/02-paste", False),
            ("Laporan", "/05-report", False),
        ],
        "account_links": [("Akun saya", "#akun")],
        "sign_out_href": "/keluar",
        "sign_in_href": "/08-sign-in",
        "footer_links": [("Bantuan", "#bantuan"), ("Data pribadi", "#data"), ("Cek sertifikat", "/06-verification")],
        "language_switch": ("English", "en", "#en"),
        "is_demo": bool(demo),
    }


def _with_strict_policy(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    return response
