"""Programmes: what an office announced as policy and carries to its schools by workshops."""

from workshop_tracker.workshops.programmes.models import (
    Programme,
    ProgrammeOfficial,
    ProgrammePartner,
    ProgrammeSynonym,
    ProgrammeTarget,
    TargetUnit,
)

__all__ = [
    "Programme",
    "ProgrammeOfficial",
    "ProgrammePartner",
    "ProgrammeSynonym",
    "ProgrammeTarget",
    "TargetUnit",
]
