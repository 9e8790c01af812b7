"""What reading an article needs of the registers, and whether one was taken in before."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.organizations.queries import districts, offices
from workshop_tracker.schools.finding import school_finder
from workshop_tracker.schools.models import School
from workshop_tracker.schools.queries import school_by_npsn
from workshop_tracker.workshops.articles.registers import KnownOffice, Registers
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.programmes.models import Programme, ProgrammeSynonym

KIND = "article"  # of import batches


def registers_of(session: Session) -> Registers:
    """The registers as they are now: districts, subdistricts, offices, programmes, and schools by their names."""
    subdistricts: defaultdict[str, set[str]] = defaultdict(set)
    for subdistrict, code in session.execute(select(School.subdistrict, School.district_code).distinct()):
        subdistricts[subdistrict.removeprefix("Kec. ")].add(code)
    return Registers(
        districts={district.code: district.name for district in districts(session)},
        subdistricts={name: frozenset(codes) for name, codes in subdistricts.items() if name},
        offices=tuple(
            KnownOffice(office.code, office.name, office.kind.value, office.number, office.district_code)
            for office in offices(session)
        ),
        programmes=_programmes(session),
        schools=school_finder(session),
        knows_school=lambda npsn: school_by_npsn(session, npsn) is not None,
    )


def _programmes(session: Session) -> dict[str, tuple[str, ...]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    rows = session.execute(
        select(Programme.title, ProgrammeSynonym.synonym)
        .outerjoin(ProgrammeSynonym, ProgrammeSynonym.programme_id == Programme.id)
        .order_by(Programme.id, ProgrammeSynonym.synonym)
    )
    for title, synonym in rows:
        names[title] += [name for name in (title, synonym) if name and name not in names[title]]
    return {title: tuple(known) for title, known in names.items()}


def target_of_batch(session: Session, layout: str, sha256: str) -> int | None:
    """The id of what the same words made before, the last time they came."""
    return session.scalar(
        select(ImportBatch.target_id)
        .where(ImportBatch.kind == KIND, ImportBatch.layout == layout, ImportBatch.file_sha256 == sha256)
        .order_by(ImportBatch.id.desc())
        .limit(1)
    )


def workshop_reported(
    session: Session,
    among: Select[Workshop],
    made: int | None,
    title: str,
    days: tuple[str, dt.date | None, dt.date | None],
) -> Workshop | None:
    """Of these workshops the one that an article is about: made by its words, reported under its title on its day,
    or held under the event's name on the event's day. `days` are the event's name, its day and the day of publication.
    """
    event, held_on, published_on = days
    known = [Workshop.id == made] if made is not None else []
    if published_on is not None and title:
        known.append((Workshop.report_title == title) & (Workshop.reported_on == published_on))
    if held_on is not None and event:
        known.append((Workshop.title == event) & (Workshop.starts_on == held_on))
    return session.scalar(among.where(or_(*known)).order_by(Workshop.id).limit(1)) if known else None
