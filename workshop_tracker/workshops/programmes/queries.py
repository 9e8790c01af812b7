"""Programmes with what belongs to them, and the one that a written name means."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

from workshop_tracker.workshops.programmes.models import (
    Programme,
    ProgrammeOfficial,
    ProgrammePartner,
    ProgrammeSynonym,
    ProgrammeTarget,
)
from workshop_tracker.workshops.rules import programme_key


def programmes(session: Session) -> list[Programme]:
    """All programmes with their owners, by title."""
    found = select(Programme).options(joinedload(Programme.owner)).order_by(Programme.title, Programme.id)
    return list(session.scalars(found))


def programme_by_slug(session: Session, slug: str) -> Programme | None:
    return session.scalar(select(Programme).where(Programme.slug == slug).options(joinedload(Programme.owner)))


def programme_named(session: Session, written: str) -> Programme | None:
    """The programme of this slug, title or decided synonym, however it is capitalised."""
    key = programme_key(written)
    synonym = exists().where(ProgrammeSynonym.programme_id == Programme.id, ProgrammeSynonym.synonym_key == key)
    named = or_(Programme.slug == written, func.lower(Programme.title) == key, synonym)
    return session.scalar(select(Programme).where(named).order_by(Programme.id).limit(1))


def officials_of(session: Session, programme_id: int) -> list[ProgrammeOfficial]:
    """Who stands for it, in their order."""
    return _of(session, ProgrammeOfficial, programme_id, ProgrammeOfficial.position)


def synonyms_of(session: Session, programme_id: int) -> list[ProgrammeSynonym]:
    """Under which other names its workshops are held."""
    return _of(session, ProgrammeSynonym, programme_id, ProgrammeSynonym.synonym)


def targets_of(session: Session, programme_id: int) -> list[ProgrammeTarget]:
    """What it aims at, by day, level and unit."""
    order = (ProgrammeTarget.due_on, ProgrammeTarget.level_group, ProgrammeTarget.unit)
    return _of(session, ProgrammeTarget, programme_id, *order)


def partners_of(session: Session, programme_id: int) -> list[ProgrammePartner]:
    """The other authorities with their names, and since when they share counts."""
    partners = select(ProgrammePartner).where(ProgrammePartner.programme_id == programme_id)
    found = session.scalars(partners.options(joinedload(ProgrammePartner.organization)).order_by(ProgrammePartner.id))
    return list(found)


def _of(session: Session, part: Any, programme_id: int, *order: Any) -> list[Any]:
    found: Sequence[Any] = session.scalars(
        select(part).where(part.programme_id == programme_id).order_by(*order, part.id)
    ).all()
    return list(found)
