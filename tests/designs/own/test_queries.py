"""Own designs in the database, and how papers that were prepared in them are printed for ever."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall
from tests.designs.editing.logos import png
from tests.factories import make_organization
from workshop_tracker.certificates.contents.trial import trial_problem
from workshop_tracker.certificates.contents.workshop import workshop_papers
from workshop_tracker.certificates.exports import paper_pdf
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.database import reading, writing
from workshop_tracker.designs.editing.pictures import picture_of
from workshop_tracker.designs.own.actions import add_design, add_version
from workshop_tracker.designs.own.looks import Look
from workshop_tracker.designs.own.queries import (
    UNKNOWN,
    designs_of,
    drawn_as,
    look_of,
    looks_of_papers,
    newest_of,
    offered_designs,
    version_of,
    versions_of,
    visible_design,
)
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role, Viewer
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import issuer_of

BLUE = Look("klasik", 1, main="#1F3B70", letterhead=("KOP SENDIRI CONTOH",), details=("rank", "district"))


@pytest.fixture
def designs(engine):
    """Two bodies; the first has a design of two versions."""
    with writing(engine, by=COMMAND) as session:
        own, other = (make_organization(session, f"MGMP {name} Contoh") for name in ("Biru", "Lain"))
        first = add_design(session, own, "Biru Contoh", BLUE)
        add_version(session, first, "Biru Tua Contoh", replace(BLUE, left=picture_of(png((1, 2, 3, 4), mode="RGBA"))))
        add_design(session, other, "Merah Contoh", Look("modern", 1, main="#701F1F"))
        session.commit()
        return first.code, own.id, other.id


def organizer_of(organization_id):
    return Viewer(1, "Penyelenggara Contoh", roles=frozenset({Role.ORGANIZER}), organization_ids={organization_id})


def test_each_version_says_what_it_said_and_the_newest_is_taken(engine, designs):
    code, own, _ = designs
    with reading(engine) as session:
        newest, *older = versions_of(session, code)
        assert (newest.version, newest.name, [each.version for each in older]) == (2, "Biru Tua Contoh", [1])
        assert look_of(older[0]) == BLUE
        assert drawn_as(session, code).version == 2
        assert drawn_as(session, code).look.left.mask
        assert (drawn_as(session, "klasik").look, drawn_as(session, "belum-ada").version) == (None, UNKNOWN)
        assert offered_designs(session, [own]) == [(code, "Biru Tua Contoh")]


def test_only_its_organizers_and_admins_see_a_design(engine, designs):
    code, own, other = designs
    admin = Viewer(1, "Admin Contoh", roles=frozenset({Role.ADMIN}))
    with reading(engine) as session:
        assert [each.name for each in designs_of(session, admin)] == ["Biru Tua Contoh", "Merah Contoh"]
        assert [each.code for each in designs_of(session, organizer_of(own))] == [code]
        assert visible_design(session, organizer_of(own), code).version == 2
        assert version_of(session, organizer_of(own), code, 1).version == 1
        assert visible_design(session, organizer_of(other), code) is None
        assert version_of(session, organizer_of(other), code, 1) is None
        assert visible_design(session, admin, "klasik") is None


def test_the_same_design_twice_is_one_and_a_namesake_gets_another_code(engine, designs):
    code, own, _ = designs
    with writing(engine, by=COMMAND) as session:
        body = session.get_one(Organization, own)
        assert add_design(session, body, "Biru Contoh", BLUE).code == code
        other = add_design(session, body, "Biru Contoh", replace(BLUE, main=""))
        assert other.code == f"{code}-2"
        session.rollback()


def test_papers_keep_the_version_they_were_prepared_with_and_a_changed_design_changes_none(engine):
    hall = Hall(engine, present=("Ayu Contoh",), unmarked=("Budi Contoh",))
    with writing(engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, hall.workshop_id)
        design = add_design(session, issuer_of(session, workshop.id), "Biru Contoh", BLUE)
        workshop.design_code = design.code
        prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL)
        session.commit()
    with reading(engine) as session:
        (snapshot,) = session.scalars(select(Certificate.snapshot))
        before = paper_pdf(snapshot, looks_of_papers(session, [snapshot]))
    with writing(engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, hall.workshop_id)
        add_version(session, newest_of(session, workshop.design_code), "Merah Contoh", replace(BLUE, main="#701F1F"))
        prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL, before_the_end=True)
        session.commit()
    with reading(engine) as session:
        snapshots = session.scalars(select(Certificate.snapshot).order_by(Certificate.id)).all()
        looks = looks_of_papers(session, snapshots)

    assert sorted(version for _, version in looks.designs) == [1, 2]
    assert paper_pdf(snapshots[0], looks) == before
    assert "KOP SENDIRI CONTOH" in snapshots[0]
    assert "NIP" not in snapshots[0]


def test_a_design_that_nobody_knows_is_told_in_words(engine):
    hall = Hall(engine, present=("Ayu Contoh",))
    with writing(engine, by=COMMAND) as session:
        session.get_one(Workshop, hall.workshop_id).design_code = "belum-ada"
        session.commit()
    with reading(engine) as session:
        text = workshop_papers(session, session.get_one(Workshop, hall.workshop_id)).text

    assert trial_problem(text, [], DAY) == "Desain belum-ada versi 0 tidak dikenal; pilih desain lain."
