"""Organizations are made once, edited with a trace, and nobody oversees what another oversees already."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.actions import (
    CodeIsTaken,
    JurisdictionEndsBeforeItStarts,
    JurisdictionsOverlap,
    OrganizationDetails,
    SuperiorIsBelow,
    Terms,
    add_jurisdiction,
    add_organization,
    body_named,
    edit_jurisdiction,
    edit_organization,
)
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Jurisdiction, OrganizationKind
from workshop_tracker.organizations.queries import jurisdictions_of, office_of, organization_by_code
from workshop_tracker.viewer import COMMAND

DETAILS = OrganizationDetails(
    name="MGMP Matematika Contoh",
    kind=OrganizationKind.TEACHER_GROUP,
    letterhead="MUSYAWARAH GURU MATA PELAJARAN\nMATEMATIKA CONTOH",
    city="Purwokerto",
)
ENDED = Terms(
    valid_from=dt.date(2017, 1, 1), valid_until=dt.date(2025, 6, 30), source="Pergub Contoh", is_verified=True
)


def test_a_new_organization_can_be_found_again(engine):
    with writing(engine, by=COMMAND) as session:
        add_organization(session, "mgmp-contoh", DETAILS)
        session.commit()
    with reading(engine) as session:
        found = organization_by_code(session, "mgmp-contoh")
        assert (found.name, found.letterhead, found.row_version) == (DETAILS.name, DETAILS.letterhead, 1)


def test_a_code_belongs_to_one(engine):
    with writing(engine, by=COMMAND) as session, pytest.raises(CodeIsTaken):
        add_organization(session, "33.75", DETAILS)


def test_an_edit_leaves_field_old_and_new(engine):
    with writing(engine, by=COMMAND) as session:
        organization = add_organization(session, "mgmp-contoh", DETAILS)
        session.commit()
    with writing(engine, by=COMMAND) as session:
        organization = organization_by_code(session, "mgmp-contoh")
        edit_organization(
            session,
            organization,
            OrganizationDetails(name="MGMP IPA Contoh", kind=OrganizationKind.TEACHER_GROUP, city="Purwokerto"),
        )
        session.commit()
    with reading(engine) as session:
        assert organization_by_code(session, "mgmp-contoh").row_version == 2
        changes = session.scalars(select(AuditEntry).where(AuditEntry.action == "update")).all()
        assert {change.field: (change.old, change.new) for change in changes} == {
            "name": ("MGMP Matematika Contoh", "MGMP IPA Contoh"),
            "name_key": ("mgmpmatematikacontoh", "mgmpipacontoh"),
            "letterhead": (DETAILS.letterhead, ""),
        }


def test_nobody_stands_below_himself(engine):
    with writing(engine, by=COMMAND) as session:
        province, branch = (organization_by_code(session, code) for code in ("33", "33-W10"))
        below = OrganizationDetails(name=province.name, kind=province.kind, parent_id=branch.id)
        with pytest.raises(SuperiorIsBelow):
            edit_organization(session, province, below)


def test_an_unknown_organizer_is_made_once(engine):
    with writing(engine, by=COMMAND) as session:
        made = body_named(session, "MGMP  Matematika SMK Contoh")
        again = body_named(session, "mgmp matematika smk contoh")
        session.commit()
    assert again.id == made.id
    assert (made.name, made.code, made.kind) == (
        "MGMP Matematika SMK Contoh",
        "mgmp-matematika-smk-contoh",
        OrganizationKind.TEACHER_GROUP,
    )


def test_names_that_give_one_code_are_numbered(engine):
    with writing(engine, by=COMMAND) as session:
        codes = [body_named(session, f"Panitia {word}").code for word in ("Ａ", "Ｂ", "Ｃ")]
    assert codes == ["panitia-a", "panitia-b", "panitia-c"]
    with writing(engine, by=COMMAND) as session:
        long = "Panitia Contoh yang Namanya Panjang Sekali Sampai Terpotong "
        codes = [body_named(session, long + word).code for word in ("Satu", "Dua", "Tiga")]
    assert len(set(codes)) == 3
    assert codes[1:] == [f"{codes[0]}--2", f"{codes[0]}--3"]


def test_an_office_is_found_by_its_name(engine):
    with writing(engine, by=COMMAND) as session:
        assert body_named(session, "cabang dinas pendidikan wilayah x").code == "33-W10"


@pytest.mark.parametrize(
    ("valid_from", "valid_until"),
    [
        (dt.date(2025, 1, 1), None),
        (dt.date(2016, 1, 1), dt.date(2017, 1, 1)),
        (dt.date(2016, 1, 1), None),
    ],
)
def test_two_offices_never_oversee_one_place_on_one_day(engine, valid_from, valid_until):
    with writing(engine, by=COMMAND) as session:
        other = organization_by_code(session, "33-W01")
        terms = Terms(valid_from=valid_from, valid_until=valid_until)
        with pytest.raises(JurisdictionsOverlap) as caught:
            add_jurisdiction(session, other, "33.75", LevelGroup.SMK, terms)
        assert caught.value.other.office.code == "33-W12"


def test_the_database_refuses_it_too(engine):
    with writing(engine, by=COMMAND) as session:
        other = organization_by_code(session, "33-W01")
        session.add(
            Jurisdiction(
                office_id=other.id, district_code="33.75", level_group=LevelGroup.SMK, valid_from=dt.date(2025, 1, 1)
            )
        )
        with pytest.raises(IntegrityError, match="jurisdictions_do_not_overlap"):
            session.flush()


def smk_of_kota_pekalongan(session) -> Jurisdiction:
    office = office_of(session, "33.75", LevelGroup.SMK, dt.date(2024, 1, 1))
    return next(
        each
        for each in jurisdictions_of(session, office.id, dt.date(2024, 1, 1))
        if (each.district_code, each.level_group) == ("33.75", LevelGroup.SMK)
    )


def test_a_place_passes_to_another_office_on_the_next_day(engine):
    with writing(engine, by=COMMAND) as session:
        edit_jurisdiction(session, smk_of_kota_pekalongan(session), ENDED)
        other = organization_by_code(session, "33-W11")
        add_jurisdiction(session, other, "33.75", LevelGroup.SMK, Terms(valid_from=dt.date(2025, 7, 1)))
        session.commit()
    with reading(engine) as session:
        codes = [
            office_of(session, "33.75", LevelGroup.SMK, day).code for day in (dt.date(2025, 6, 30), dt.date(2025, 7, 1))
        ]
        assert codes == ["33-W12", "33-W11"]
        assert smk_of_kota_pekalongan(session).is_verified


def test_an_ended_jurisdiction_is_not_opened_over_its_successor(engine):
    with writing(engine, by=COMMAND) as session:
        ended = smk_of_kota_pekalongan(session)
        edit_jurisdiction(session, ended, ENDED)
        other = organization_by_code(session, "33-W11")
        add_jurisdiction(session, other, "33.75", LevelGroup.SMK, Terms(valid_from=dt.date(2025, 7, 1)))
        with pytest.raises(JurisdictionsOverlap):
            edit_jurisdiction(session, ended, replace(ENDED, valid_until=None))


def test_it_does_not_end_before_it_starts(engine):
    with writing(engine, by=COMMAND) as session, pytest.raises(JurisdictionEndsBeforeItStarts):
        edit_jurisdiction(session, smk_of_kota_pekalongan(session), replace(ENDED, valid_until=dt.date(2016, 12, 31)))
