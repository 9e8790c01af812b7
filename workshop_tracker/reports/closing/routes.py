"""The quarters of an office: which are closed, and by whom; closing one, opening it again."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.database import today
from workshop_tracker.extensions import db
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.closing.actions import QuarterIsNotOver, close_quarter, reopen_quarter
from workshop_tracker.reports.closing.forms import ReopeningForm
from workshop_tracker.reports.closing.queries import listed_quarters
from workshop_tracker.reports.periods import FIRST_YEAR, LAST_YEAR, QUARTERS, Choice, before, choice, current_quarter
from workshop_tracker.reports.readers import HOLDERS, READERS, readable_office
from workshop_tracker.reports.wording import period_name

blueprint = Blueprint("quarters", __name__)
QUARTERS_SHOWN = 8
REFUSED = 422
PLACE = "/reports/<office_code>/quarters/<int:year>/<int:quarter>"


@blueprint.get("/reports/<office_code>/quarters")
@only(*READERS)
def index(office_code: str) -> str:
    return _page(_office(office_code), ReopeningForm(formdata=None))


@blueprint.post(f"{PLACE}/close")
@only(*HOLDERS)
def close(office_code: str, year: int, quarter: int) -> Response:
    office, chosen = _office(office_code), _quarter(year, quarter)
    try:
        close_quarter(db.writing, office, chosen)
    except QuarterIsNotOver:
        flash(gettext("Triwulan ini belum selesai."), "bad")
        return redirect(url_for(".index", office_code=office_code), 303)
    db.session.commit()
    flash(gettext("%(period)s ditutup.", period=period_name(chosen)), "ok")
    return redirect(url_for(".index", office_code=office_code), 303)


@blueprint.post(f"{PLACE}/reopen")
@only(*HOLDERS)
def reopen(office_code: str, year: int, quarter: int) -> Response | tuple[str, int]:
    office, chosen, form = _office(office_code), _quarter(year, quarter), ReopeningForm()
    if not form.validate():
        return _page(office, form), REFUSED
    if reopen_quarter(db.writing, office, chosen, form.reason.data or ""):
        db.session.commit()
        flash(gettext("%(period)s dibuka kembali.", period=period_name(chosen)), "ok")
    return redirect(url_for(".index", office_code=office_code), 303)


def _page(office: Organization, form: ReopeningForm) -> str:
    quarters = [before(current_quarter(today()))]
    while len(quarters) < QUARTERS_SHOWN:
        quarters.append(before(quarters[-1]))
    return render_template(
        "reports/closing/index.html",
        office=office,
        form=form,
        quarters=listed_quarters(db.session, office.id, quarters),
        name_of=period_name,
        may_close=current_viewer().has_role(*HOLDERS),
    )


def _office(office_code: str) -> Organization:
    office: Organization = readable_office(db.session, current_viewer(), office_code) or abort(404)
    return office


def _quarter(year: int, quarter: int) -> Choice:
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= quarter <= len(QUARTERS):
        abort(404)
    return choice(QUARTERS[quarter - 1], year)
