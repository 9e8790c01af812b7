"""The programme of story B: what an office announced, who stands for it, what it aims at, who shares counts."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from workshop_tracker.database import WritingSession
from workshop_tracker.demo.bodies import known
from workshop_tracker.demo.sources import document_of
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.workshops.programmes import (
    Programme,
    ProgrammeOfficial,
    ProgrammePartner,
    ProgrammeSynonym,
    ProgrammeTarget,
    TargetUnit,
)
from workshop_tracker.workshops.rules import programme_key


def add_programme(session: WritingSession) -> None:
    told = document_of("programme.json")
    days = {key: dt.date.fromisoformat(told[key]) for key in ("announced_on", "starts_on", "ends_on")}
    words = {key: told[key] for key in ("slug", "title", "definition", "source")}
    programme = Programme(owner_id=known(session, told["owner"]).id, **words, **days)
    session.add(programme)
    session.flush()
    session.add_all(
        ProgrammeOfficial(programme_id=programme.id, position=position, **official)
        for position, official in enumerate(told["officials"], 1)
    )
    session.add_all(
        ProgrammeSynonym(programme_id=programme.id, synonym=synonym, synonym_key=programme_key(synonym))
        for synonym in told["synonyms"]
    )
    session.add_all(_partner(session, programme, partner) for partner in told["partners"])
    session.add_all(target for step in told["targets"] for target in _targets(programme, step))
    session.flush()


def _partner(session: WritingSession, programme: Programme, told: Mapping[str, Any]) -> ProgrammePartner:
    since = told["shares_counts_from"]
    return ProgrammePartner(
        programme_id=programme.id,
        organization_id=known(session, told["organization"]).id,
        shares_counts_from=dt.date.fromisoformat(since) if since else None,
    )


def _targets(programme: Programme, step: Mapping[str, Any]) -> list[ProgrammeTarget]:
    return [
        ProgrammeTarget(
            programme_id=programme.id,
            level_group=LevelGroup(level),
            unit=TargetUnit(step["unit"]),
            due_on=dt.date.fromisoformat(step["due_on"]),
            percent=percent,
        )
        for level, percent in step["percent"].items()
    ]
