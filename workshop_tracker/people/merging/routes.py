"""Pages of duplicates: the likely pairs, two people side by side, the merges that were made."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from sqlalchemy import ColumnElement
from werkzeug.wrappers import Response

from workshop_tracker.access import current_viewer, only
from workshop_tracker.conflicts import CONFLICT
from workshop_tracker.database import now
from workshop_tracker.extensions import current_language, db, told
from workshop_tracker.paging import page_of, page_of_values
from workshop_tracker.people.merging import wording
from workshop_tracker.people.merging.actions import CannotTakeBack, NotOnePerson, merge_people, take_back, tell_apart
from workshop_tracker.people.merging.finding import pairs_among
from workshop_tracker.people.merging.knowledge import are_told_apart, choices, knowledge_of
from workshop_tracker.people.merging.moves import Answers, Mover, Side
from workshop_tracker.people.merging.queries import (
    merge_made,
    merges_made,
    planned_merge,
    seen_state,
)
from workshop_tracker.people.merging.rules import TAKEN_BACK_WITHIN
from workshop_tracker.people.merging.undoing import way_back
from workshop_tracker.people.models import Person
from workshop_tracker.people.queries import ListedPerson, listed, listed_people, visible_person
from workshop_tracker.people.routes import MERGERS, led_on, people_seen_by
from workshop_tracker.presentation import format_date

blueprint = Blueprint("merging", __name__)
# how every feature moves what it holds of a person: the app hands the tuple in once
MOVERS = "workshop_tracker_movers"
PAIR = re.compile("[0-9]{1,9}-[0-9]{1,9}")
Answer = Response | str | tuple[str, int]


def movers() -> Sequence[Mover]:
    handed_in: Sequence[Mover] = current_app.extensions[MOVERS]
    return handed_in


@blueprint.get("/people/duplicates")
@only(*MERGERS)
def duplicates() -> str:
    """Who may be one person, the likeliest first."""
    page = page_of_values(pairs_among(db.session, mergeable_people()))
    people = _named(id_ for pair in page.rows for id_ in (pair.first_id, pair.second_id))
    return render_template("people/merging/duplicates.html", page=page, people=people, wording=wording)


@blueprint.get("/people/duplicates/<pair>")
@only(*MERGERS)
def compare(pair: str) -> Answer:
    """Two people side by side; whoever was merged meanwhile leads to the one who stayed."""
    kept_id, gone_id = _ids(pair)
    kept, gone = _seen(kept_id), _seen(gone_id)
    if kept is None or gone is None:
        return led_on(gone_id, kept_id)
    return _pair_page(kept, gone)


@blueprint.post("/people/duplicates/<pair>")
@only(*MERGERS)
def merge(pair: str) -> Answer:
    """Make one of the two, as the page said that it would be done; 409 where it would say something else by now."""
    kept_id, gone_id = _ids(pair)
    kept, gone = _seen(kept_id), _seen(gone_id)
    if kept is None or gone is None:
        return led_on(gone_id, kept_id)
    if request.form.get("seen") != _state(kept, gone):
        flash(gettext("Data salah satunya baru saja berubah. Periksa sekali lagi sebelum menggabungkan."), "wait")
        return _pair_page(kept, gone), CONFLICT
    try:
        merge_people(db.writing, kept_id, gone_id, movers(), _answers(request.form))
    except NotOnePerson as refusal:
        db.session.rollback()
        flash(told(refusal.args[0]), "bad")
        return redirect(url_for(".duplicates"), 303)
    db.session.commit()
    day = (now() + TAKEN_BACK_WITHIN).date()
    until = format_date(day, language=current_language())
    flash(gettext("Digabungkan. Dapat dibatalkan sampai %(day)s.", day=until), "ok")
    return redirect(url_for("people.show", person_id=kept_id), 303)


@blueprint.post("/people/duplicates/<pair>/two-people")
@only(*MERGERS)
def two_people(pair: str) -> Response:
    one, other = (_seen(person_id) or abort(404) for person_id in _ids(pair))
    try:
        tell_apart(db.writing, one.id, other.id)
    except NotOnePerson as refusal:
        db.session.rollback()
        flash(told(refusal.args[0]), "bad")
        return redirect(url_for(".duplicates"), 303)
    db.session.commit()
    flash(gettext("Dicatat: dua orang. Pasangan ini tidak ditanyakan lagi selama datanya tetap."), "ok")
    return redirect(url_for(".duplicates"), 303)


@blueprint.get("/people/merges")
@only(*MERGERS)
def merges() -> str:
    page = page_of(db.session, merges_made(mergeable_people()))
    since = now() - TAKEN_BACK_WITHIN
    return render_template("people/merging/merges.html", page=page, since=since, within=TAKEN_BACK_WITHIN)


@blueprint.get("/people/merges/<int:merge_id>")
@only(*MERGERS)
def made(merge_id: int) -> str:
    """One merge, and what taking it back would do today."""
    found = merge_made(db.session, merge_id, mergeable_people()) or abort(404)
    people = _named((found.kept_id, found.gone_id))
    way = way_back(db.session, found, at=now())
    return render_template(
        "people/merging/made.html",
        merge=found,
        kept=people[found.kept_id],
        gone=people[found.gone_id],
        way=way,
        staying=wording.rows_shown(way.staying),
        until=found.merged_at + TAKEN_BACK_WITHIN,
    )


@blueprint.post("/people/merges/<int:merge_id>/take-back")
@only(*MERGERS)
def undo(merge_id: int) -> Response:
    found = merge_made(db.session, merge_id, mergeable_people()) or abort(404)
    try:
        take_back(db.writing, found, at=now())
    except CannotTakeBack as refusal:
        db.session.rollback()
        flash(told(refusal.args[0]), "bad")
        return redirect(url_for(".made", merge_id=merge_id), 303)
    db.session.commit()
    flash(gettext("Penggabungan dibatalkan: keduanya kembali menjadi dua orang."), "ok")
    return redirect(url_for(".merges"), 303)


def _ids(pair: str) -> tuple[int, int]:
    """Of `12-34` the one who stays and the one who goes."""
    if not PAIR.fullmatch(pair):
        abort(404)
    kept, _, gone = pair.partition("-")
    return int(kept), int(gone)


def mergeable_people() -> ColumnElement[bool]:
    """The people whom this viewer may merge: seen by one of the roles that merge, not by another beside it."""
    viewer, nothing = current_viewer(), frozenset[int]()
    merging = replace(
        viewer,
        roles=viewer.roles & frozenset(MERGERS),
        supervised_office_ids=nothing,
        school_ids=nothing,
        committee_workshop_ids=nothing,
    )
    return people_seen_by(merging)


def _seen(person_id: int) -> Person | None:
    return visible_person(db.session, person_id, mergeable_people())


def _named(person_ids: Iterable[int]) -> dict[int, ListedPerson]:
    """Name and school of these people, merged ones too."""
    rows = db.session.execute(listed_people(Person.id.in_(set(person_ids))))
    return {row.id: row for row in map(listed, rows)}


def _answers(form: Mapping[str, str]) -> Answers:
    return {name: Side(value) for name, value in form.items() if value in set(Side)}


def _state(kept: Person, gone: Person) -> str:
    known = knowledge_of(db.session, (kept.id, gone.id))
    return seen_state(known[kept.id], known[gone.id], planned_merge(db.session, kept, gone, movers(), {}))


def _pair_page(kept: Person, gone: Person) -> str:
    people = _named((kept.id, gone.id))
    known = knowledge_of(db.session, people)
    moves = planned_merge(db.session, kept, gone, movers(), {})
    return render_template(
        "people/merging/pair.html",
        kept=people[kept.id],
        gone=people[gone.id],
        known=known,
        holdings={id_: _holdings(id_) for id_ in people},
        choices=choices(kept, gone),
        moves=moves,
        seen=seen_state(known[kept.id], known[gone.id], moves),
        are_two=are_told_apart(known[kept.id].numbers, known[gone.id].numbers),
        wording=wording,
    )


def _holdings(person_id: int) -> str:
    counts = [mover.count(db.session, person_id) for mover in movers()]
    return wording.counted({belonging: number for each in counts for belonging, number in each.items()})
