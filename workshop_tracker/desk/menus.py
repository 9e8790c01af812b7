"""What surrounds every page: who is signed in, where one can go from here, the language."""

from dataclasses import dataclass
from typing import Any

from flask import g, request, url_for
from flask_babel import gettext
from werkzeug.routing import BuildError

from workshop_tracker.accounts.forms import ROLE_NAMES
from workshop_tracker.answers import SECRET_ARGUMENTS
from workshop_tracker.edge import opens_by_itself
from workshop_tracker.extensions import current_settings
from workshop_tracker.handout.outside.routes import VERIFIERS as VERIFIERS_OF_TRAININGS
from workshop_tracker.people.routes import READERS as READERS_OF_PEOPLE
from workshop_tracker.reports.readers import HOLDERS as HOLDERS_OF_REPORTS
from workshop_tracker.schools.routes import READERS as READERS_OF_SCHOOLS
from workshop_tracker.viewer import Role, Viewer

EVERYBODY = frozenset(Role)
PLANNERS = frozenset({Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE})
TEACHERS = frozenset({Role.TEACHER})
OFFICES = frozenset({Role.OFFICE})
SCHOOLS = frozenset({Role.SCHOOL})
ADMINS = frozenset({Role.ADMIN})
HOME = "desk.home"


@dataclass(frozen=True, slots=True)
class ShownViewer:
    """Who I am, as what and where, as the header says it."""

    display_name: str
    role_line: str


def around_the_page(language: str) -> dict[str, object]:
    """The variables of base.html, public.html and skeleton.html."""
    viewer: Viewer | None = g.get("viewer")
    return {
        "viewer": _shown(viewer) if viewer else None,
        "navigation": _navigation(viewer) if viewer else [],
        "account_links": [(gettext("Akun saya"), url_for("accounts.account"))] if viewer else [],
        "sign_in_href": None if viewer or request.endpoint == "accounts.sign_in" else url_for("accounts.sign_in"),
        "sign_out_href": url_for("accounts.sign_out") if viewer else None,
        "home_href": url_for("desk.home"),
        "footer_links": _footer(),
        "language": language,
        "language_switch": _language_switch(language),
        "is_demo": current_settings().is_demo,
    }


def link(endpoint: str, **values: Any) -> str | None:
    """The address of a page, or None while there is none that asks for just these values."""
    try:
        return url_for(endpoint, **values)
    except BuildError:
        return None


def _shown(viewer: Viewer) -> ShownViewer:
    role = next((role for role in Role if role in viewer.roles), None)
    words = [str(ROLE_NAMES[role])] if role else []
    return ShownViewer(viewer.display_name, " – ".join([*words, viewer.place] if viewer.place else words))


def _navigation(viewer: Viewer) -> list[tuple[str, str, bool]]:
    """The doors that this viewer's roles open, as far as they are built; a page inside one marks it."""
    doors = [
        (gettext("Beranda"), HOME, EVERYBODY),
        (gettext("Kegiatan"), "desk.workshops", PLANNERS),
        (gettext("Orang"), "people.index", READERS_OF_PEOPLE),
        (gettext("Sekolah"), "schools.index", READERS_OF_SCHOOLS),
        (gettext("Laporan"), "reports.index", HOLDERS_OF_REPORTS),
        (gettext("Data sekolah"), "school_data.offices", OFFICES),
        (gettext("Data sekolah kami"), "own_school.index", SCHOOLS),
        (gettext("Pelatihan luar"), "outside.index", frozenset(VERIFIERS_OF_TRAININGS) - ADMINS),
        (gettext("Sertifikat saya"), "handout.mine", TEACHERS),
        (gettext("Pengelolaan"), "admin.index", ADMINS),
    ]
    open_doors = [(label, link(endpoint)) for label, endpoint, roles in doors if viewer.has_role(*roles)]
    return [(label, address, _is_inside(address)) for label, address in open_doors if address]


def _is_inside(address: str) -> bool:
    """Whether this page stands behind that door; everything would stand behind the first one."""
    here = request.path
    return here == address or (address != url_for(HOME) and here.startswith(f"{address}/"))


def _footer() -> list[tuple[str, str]]:
    return [
        (gettext("Bantuan"), url_for("desk.help")),
        (gettext("Data pribadi"), url_for("desk.privacy")),
        (gettext("Cek sertifikat"), url_for("desk.check_paper")),
    ]


def _language_switch(language: str) -> tuple[str, str, str]:
    """The other language, in its own words."""
    label, code = ("Bahasa Indonesia", "id") if language == "en" else ("English", "en")
    return label, code, url_for("accounts.choose_language", language=code, next=_here())


def _here() -> str | None:
    """This page, unless its address is a secret or it cannot be opened by itself."""
    is_secret = not SECRET_ARGUMENTS.isdisjoint(request.view_args or {})
    return None if is_secret or not opens_by_itself() else request.full_path.removesuffix("?")
