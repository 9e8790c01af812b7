"""The list of a workshop: who is on it, known people found and put on it, somebody taken off it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import current_viewer, only
from workshop_tracker.attendance.participants.actions import (
    PaperRestsOnIt,
    WorkshopIsOver,
    add_people,
    remove_participant,
)
from workshop_tracker.attendance.participants.forms import RemoveForm
from workshop_tracker.attendance.participants.listed import listed_rows
from workshop_tracker.attendance.participants.queries import waiting_upload, workshop_to_fill
from workshop_tracker.attendance.queries import Participant, participants_of, participation_of
from workshop_tracker.attendance.sheets.api import blueprint
from workshop_tracker.database import now, today
from workshop_tracker.edge import searched
from workshop_tracker.extensions import db
from workshop_tracker.paging import page_of_values
from workshop_tracker.people.queries import (
    ListedPerson,
    exact_number,
    people_alike,
    people_at_school,
    person_numbered,
    search_people,
    visible_ids,
)
from workshop_tracker.people.routes import visible_people
from workshop_tracker.people.rules import name_key, search_key
from workshop_tracker.people.searching import nearest, sought_words
from workshop_tracker.schools.finding import search_schools
from workshop_tracker.schools.models import School
from workshop_tracker.schools.queries import ListedSchool, visible_school
from workshop_tracker.schools.queries import visible_to as visible_schools
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.models import Workshop

__all__ = ["blueprint"]
HELPERS = (Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE)
NUMBER = re.compile("[0-9]{1,18}")
REFUSED = 422
MOST_ALIKE = 5
Answer = Response | str | tuple[str, int]


def workshop_of(slug: str) -> Workshop:
    """The workshop behind this address; 404 where the viewer may not change its list."""
    workshop: Workshop = workshop_to_fill(db.session, current_viewer(), slug) or abort(404)
    return workshop


@blueprint.get("/workshops/<slug>/participants")
@only(*HELPERS)
def participants(slug: str) -> str:
    return _list_page(workshop_of(slug), RemoveForm(formdata=None))


def _list_page(workshop: Workshop, form: RemoveForm, wrong: int | None = None) -> str:
    written = searched()
    everybody = participants_of(db.session, workshop.id)
    found = participants_sought(everybody, written)
    alike = [] if found else participants_alike(everybody, written)
    return render_template(
        "attendance/participants.html",
        workshop=workshop,
        page=page_of_values(found or alike),
        is_alike=bool(alike),
        total=len(everybody),
        written=written,
        form=form,
        wrong=wrong,
        waiting=waiting_upload(db.session, current_viewer(), workshop.id),
    )


def participants_sought(everybody: Sequence[Participant], written: str) -> list[Participant]:
    """Those of the list whose name or school holds each word that was typed."""
    words = name_key(written).split()
    return [each for each in everybody if all(word in name_key(f"{each.name} {each.school}") for word in words)]


def participants_alike(everybody: Sequence[Participant], written: str) -> list[Participant]:
    """Those of the list whose name is nearly what was typed, the likeliest first."""
    words = sought_words(written)
    keys = [(place, search_key(each.name)) for place, each in enumerate(everybody)] if words else []
    return [everybody[place] for place in nearest(keys, words, limit=MOST_ALIKE)]


@blueprint.post("/workshops/<slug>/participants/<int:participation_id>/remove")
@only(*HELPERS)
def remove_from_list(slug: str, participation_id: int) -> Answer:
    """Somebody does not take part after all; a valid paper is revoked first."""
    workshop = workshop_of(slug)
    participation = participation_of(db.session, workshop.id, participation_id) or abort(404)
    form = RemoveForm()
    if not form.validate():
        return _list_page(workshop, form, participation.id), REFUSED
    try:
        remove_participant(db.writing, participation, reason=form.reason.data or "", at=now())
    except PaperRestsOnIt:
        form.form_errors.append(gettext("Sertifikatnya masih sah. Cabut dahulu, lalu keluarkan dari daftar."))
        return _list_page(workshop, form, participation.id), REFUSED
    db.session.commit()
    flash(gettext("%(name)s dikeluarkan dari daftar.", name=participation.name_as_registered), "ok")
    return redirect(url_for(".participants", slug=slug), 303)


@blueprint.get("/workshops/<slug>/participants/search")
@only(*HELPERS)
def find_participants(slug: str) -> str:
    workshop = workshop_of(slug)
    return render_template("attendance/search.html", workshop=workshop, search=known_people_sought(workshop))


@dataclass(frozen=True, slots=True)
class Search:
    """What was sought among known people and what fits: people, or such as are `alike`; schools to take people of.

    `number` is the exact one that was typed; `listed` are the people who are on the list.
    """

    written: str
    school: School | None
    number: str | None
    people: list[ListedPerson]
    alike: list[ListedPerson]
    schools: list[ListedSchool]
    listed: set[int]


def known_people_sought(workshop: Workshop) -> Search:
    """People by words of name or school, by an exact number, or all of one school, as the address asks for them."""
    written, npsn = searched(), request.args.get("npsn", "")
    visible = visible_schools(db.session, current_viewer(), today())
    school = visible_school(db.session, current_viewer(), npsn, today()) if npsn else None
    people = people_at_school(db.session, school.id, visible_people(), today()) if school else _found(written)
    is_unknown = bool(written.strip()) and not people and school is None
    return Search(
        written=written,
        school=school,
        number=exact_number(written),
        people=people,
        alike=people_alike(db.session, written, visible_people()) if is_unknown else [],
        schools=search_schools(db.session, written, limit=5, within=visible) if written and not school else [],
        listed={row.person_id for row in listed_rows(db.session, workshop.id) if not row.is_cancelled},
    )


def _found(written: str) -> list[ListedPerson]:
    """Whoever bears exactly this number, visible or not; else the visible ones whom the words fit."""
    number = exact_number(written)
    if number is None:
        return search_people(db.session, written, visible_people())
    limits.check(limits.PERSON_BY_NUMBER, str(current_viewer().user_id))
    person = person_numbered(db.session, number)
    return [person] if person else []


@blueprint.post("/workshops/<slug>/participants")
@only(*HELPERS)
def register_people(slug: str) -> Answer:
    """Put the chosen people on the list: visible ones by id, one outside the own reach only by the exact number."""
    workshop = workshop_of(slug)
    chosen = {int(written) for written in request.form.getlist("person") if NUMBER.fullmatch(written)}
    wanted = visible_ids(db.session, chosen, visible_people()) if chosen else set()
    number = exact_number(request.form.get("number", ""))
    if number is not None:
        limits.check(limits.PERSON_BY_NUMBER, str(current_viewer().user_id))
        person = person_numbered(db.session, number)
        wanted |= {person.id} if person else set()
    try:
        added = add_people(db.writing, workshop, wanted)
    except WorkshopIsOver:
        flash(gettext("Kegiatan ini sudah ditutup; daftarnya tidak berubah lagi."), "bad")
        return redirect(url_for(".participants", slug=slug), 303)
    db.session.commit()
    told = ngettext("%(num)d peserta ditambahkan.", "%(num)d peserta ditambahkan.", added)
    flash(told if added else gettext("Belum ada yang dipilih, atau semua sudah terdaftar."), "ok" if added else "info")
    return redirect(url_for(".participants", slug=slug), 303)
