"""A small world to knock at doors in: three places with the same things in each, and one user for every role.

The own place and another's lie under one office; the third lies in another region. What is written in a place carries
the place's word, so that a page can be searched for what it must not show.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from tests.designs.facsimiles.scans import facsimile
from tests.factories import (
    LONG_AGO,
    add,
    make_office,
    make_organization,
    make_participation,
    make_person,
    make_school,
    make_user,
    make_workshop,
)
from tests.ledger.logs import new_signer
from workshop_tracker.accounts.actions import make_one_time_link
from workshop_tracker.accounts.models import RoleGrant, User
from workshop_tracker.accounts.school_links.actions import make_school_links
from workshop_tracker.app import EVERY_MOVER
from workshop_tracker.attendance.actions import decide_completion, take_off_list
from workshop_tracker.attendance.archives.trainings import Training
from workshop_tracker.attendance.grids.written import WrittenMarks
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark, Participation
from workshop_tracker.attendance.queries import sheets_to_mark
from workshop_tracker.certificates.actions import revoke_certificate, validate_certificates
from workshop_tracker.certificates.approvals.actions import ask_for_approval
from workshop_tracker.certificates.facsimiles.actions import keep_picture
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.proposals.models import CorrectionRequest
from workshop_tracker.certificates.register_book.actions import reserve_numbers
from workshop_tracker.database import WritingSession, now, writing
from workshop_tracker.designs.own.actions import add_design
from workshop_tracker.designs.own.looks import Look
from workshop_tracker.handout.actions import make_personal_links, put_to_sleep
from workshop_tracker.handout.group_links.actions import make_group_link
from workshop_tracker.handout.models import PersonalLink, PrintBatch, PrintBatchState, PrintedPaper
from workshop_tracker.handout.outside.actions import tell_training
from workshop_tracker.handout.outside.told import ToldTraining
from workshop_tracker.intake.glossary.models import HeadingRow, HeadingSynonym
from workshop_tracker.intake.models import ImportBatch, StagedProposal, StagedUpload
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.ledger.actions import sign_checkpoint
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Jurisdiction, Organization
from workshop_tracker.people.bundles.actions import stage_bundle
from workshop_tracker.people.bundles.models import StagedBundle
from workshop_tracker.people.bundles.planning import PlannedFile
from workshop_tracker.people.bundles.reading import BundledList
from workshop_tracker.people.denominator.own_list import stage_own_list
from workshop_tracker.people.imports import PeopleEntries, plan_entries
from workshop_tracker.people.merging.actions import merge_people
from workshop_tracker.people.models import Post
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.questions import proposed_decision
from workshop_tracker.people.rosters.workplaces import school_numbered
from workshop_tracker.people.turnover.models import StaffChange
from workshop_tracker.people.turnover.rules import ChangeKind
from workshop_tracker.reports.closing.actions import close_quarter
from workshop_tracker.reports.freezing.actions import freeze_report
from workshop_tracker.reports.freezing.contents import Texts
from workshop_tracker.reports.periods import Part as Quarter
from workshop_tracker.reports.periods import choice
from workshop_tracker.reports.region import Period
from workshop_tracker.schools.models import SchoolAlias
from workshop_tracker.schools.rules import school_key
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.engagements import Engagement, EngagementRole, PaperHours, PaperRole
from workshop_tracker.workshops.models import CommitteeGrant, Workshop, WorkshopOrganizer, WorkshopSession
from workshop_tracker.workshops.programmes import Programme
from workshop_tracker.workshops.queries import issuer_of, signatories_of

BASE_URL = "http://localhost"
LATER = dt.date(2999, 12, 31)
YESTERDAY = dt.date(2020, 1, 1)
DAY = dt.date(2025, 7, 12)
NO_DAYS = Period(dt.date(2001, 1, 1), dt.date(2001, 1, 1))  # a frozen report of nothing
NINE = dt.datetime(2025, 7, 11, 2, 0, tzinfo=dt.UTC)
OWN, OTHER, FAR = "Alfa", "Beta", "Gama"
PLACES = (OWN, OTHER, FAR)
# who holds two roles in two places: what one opens here must not become what the other opens there
HATS = {
    "organizer and office": ((Role.ORGANIZER, OWN), (Role.OFFICE, OWN)),
    "office and supervisor": ((Role.OFFICE, OWN), (Role.SUPERVISOR, FAR)),
    "organizer and committee": ((Role.ORGANIZER, OWN), (Role.COMMITTEE, FAR)),
    "school and signatory": ((Role.SCHOOL, OWN), (Role.SIGNATORY, FAR)),
}
DISTRICT_OF = {OWN: "33.02", OTHER: "33.02", FAR: "33.75"}
PASSWORD, NEW_PASSWORD = "kuda kertas lampu hijau", "payung biru jendela timur"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # signing in renews it at the real cost


@dataclass
class World:
    """`values[place]` fills addresses; `users` are by role, with some who may nothing any more."""

    engine: Engine
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)


def make_world(engine: Engine) -> World:
    world = World(engine)
    with writing(engine, by=COMMAND) as session:
        near = make_office(session, "Cabang Dinas Contoh Barat", code="contoh-barat")
        beside = make_office(session, "Dinas Kabupaten Contoh", code="contoh-kabupaten", levels=(LevelGroup.SMP,))
        far = make_office(session, "Cabang Dinas Contoh Timur", code="contoh-timur", districts=("33.75",))
        for word, office in ((OWN, near), (OTHER, near), (FAR, far)):
            world.values[word] = make_place(session, word, office)
        for word, office in ((OWN, near), (OTHER, beside), (FAR, far)):
            world.values[word] |= values_of_office(session, office)
        world.users = make_users(session, world.values[OWN])
        for name, hats in HATS.items():
            world.users[name] = make_user(session, name)
            for role, word in hats:
                give(session, world.users[name], role, world.values[word])
        for word in PLACES:
            stage_list(session, word, world.values[word], world.users[Role.ORGANIZER].id)
            stage_files(session, word, world.values[word], world.users[Role.ADMIN].id)
        sign_checkpoint(session, DAY.year, new_signer(), name="localhost/log")
        session.commit()
    return world


def make_place(session: WritingSession, word: str, office: Organization) -> dict[str, Any]:
    """A body, a school, a programme, a draft, and a workshop with a valid paper, a prepared one and one to prepare."""
    body = make_organization(session, f"MGMP {word} Contoh", code=f"mgmp-{word.lower()}", parent_id=office.id)
    school = make_school(
        session, f"SMK CONTOH {word.upper()}", printed_name=f"SMK Contoh {word}", district_code=DISTRICT_OF[word]
    )
    programme = add(session, Programme(slug=f"program-{word.lower()}", title="Program Umum Contoh", owner_id=office.id))
    proposal = Programme(slug=f"usulan-{word.lower()}", title="Usulan Contoh", owner_id=office.id, is_proposed=True)
    common = {"issuer": body, "office_id": office.id, "district_code": DISTRICT_OF[word]}
    draft = make_workshop(session, f"Draf {word} Contoh", slug=f"draf-{word.lower()}", state="draft", **common)
    add(session, PaperRole(workshop_id=draft.id, role="committee", hours=PaperHours.NONE))
    add(session, WorkshopOrganizer(workshop_id=draft.id, organization_id=office.id, is_issuer=False, position=2))
    common["programme_id"] = programme.id
    workshop = make_workshop(session, f"Kegiatan {word} Contoh", slug=f"kegiatan-{word.lower()}", **common)
    papers = issue_papers(session, word, workshop, school)
    helper = add(
        session,
        Engagement(
            workshop_id=workshop.id,
            person_id=make_person(session, f"Moderator {word}").id,
            role=EngagementRole.MODERATOR,
        ),
    )
    helping = CommitteeGrant(workshop_id=workshop.id, user_id=make_user(session, f"panitia.{word}").id, ends_on=LATER)
    user = make_user(session, f"penyelenggara.{word}@contoh.sch.id", Role.ORGANIZER, organization=body)
    return (
        papers
        | make_doubles(session, word, school)
        | {
            "slug": workshop.slug,
            "draft": draft.slug,
            "programme": programme.slug,
            "proposal": add(session, proposal).slug,
            "body": body.code,
            "joint": make_organization(session, f"KKG {word} Contoh", code=f"kkg-{word.lower()}").code,
            "npsn": school.npsn,
            "school_token": make_school_links(session, [school.id], at=now())[school.id],
            "own_list_token": stage_own_list(session, _own_list(session, word, school.npsn)),
            "spelling_id": add(session, _spelling(school, word)).id,
            "staff_change_id": add(session, _staff_change(session, papers["participation_id"])).id,
            "unit_id": add(session, _work_unit(school, word)).id,
            "synonym_id": add(session, HeadingSynonym(heading=f"satuan {word.lower()}", meaning="school")).id,
            "heading_row_id": add(session, HeadingRow(fingerprint=word, meanings=["name"])).id,
            "engagement_id": helper.id,
            "helper_person_id": helper.person_id,
            "grant_id": add(session, helping).id,
            "design_code": add_design(session, body, "Desain Contoh", Look("klasik", 1)).code,
            "user_id": user.id,
            "role_grant_id": session.scalars(select(RoleGrant.id).where(RoleGrant.user_id == user.id)).one(),
            "password_token": make_one_time_link(session, user, at=now()),
            "ids": {"body": body.id, "school": school.id, "workshop": workshop.id, "office": office.id},
        }
    )


def make_doubles(session: WritingSession, word: str, school: Any) -> dict[str, Any]:
    """Two who may be one, and two who were made one."""
    kept, gone = (make_person(session, f"Fajar {word}", school=school) for _ in range(2))
    stays, goes = (make_person(session, f"Gilang {word}", school=school) for _ in range(2))
    merged = merge_people(session, stays.id, goes.id, EVERY_MOVER, {})
    return {"pair": f"{kept.id}-{gone.id}", "merge_id": merged.id}


def _own_list(session: WritingSession, word: str, npsn: str) -> ImportPlan:
    """A list of the school's own, of one new teacher."""
    entry = Entry(1, f"Hana {word}", NameParts("", f"Hana {word}", ""), keys=(f"hana {word.casefold()}",))
    school = school_numbered(session, npsn)
    return plan_entries(session, PeopleEntries([entry], "free_list", "1" * 64, LONG_AGO, school))


def _spelling(school: Any, word: str) -> SchoolAlias:
    written = f"SMK Conto {word}"
    code, key = school.district_code, school_key(written)
    return SchoolAlias(school_id=school.id, district_code=code, place_code=code, alias_key=key, written=written)


def _staff_change(session: Session, participation_id: int) -> StaffChange:
    """Somebody whom a new list leaves out."""
    person_id = session.get_one(Participation, participation_id).person_id
    post = session.scalars(select(Post).where(Post.person_id == person_id)).one()
    return StaffChange(post_id=post.id, kind=ChangeKind.DEPARTURE, listed_on=DAY)


def _work_unit(school: Any, word: str) -> SchoolAlias:
    written = f"Yayasan Contoh {word}"
    code = school.district_code
    return SchoolAlias(district_code=code, place_code=code, alias_key=school_key(written), written=written)


def values_of_office(session: WritingSession, office: Organization) -> dict[str, Any]:
    """Another's office oversees other schools of the same district."""
    overseen = session.scalars(select(Jurisdiction).where(Jurisdiction.office_id == office.id)).first()
    frozen = freeze_report(session, office, NO_DAYS, Texts(), before=NO_DAYS)
    close_quarter(session, office, choice(Quarter.QUARTER_2, 2025))
    return {"office_code": office.code, "jurisdiction_id": overseen.id, "frozen_report_code": frozen.code}


def issue_papers(session: WritingSession, word: str, workshop: Workshop, school: Any) -> dict[str, Any]:
    """Ayu's paper is valid, Budi's prepared, Citra has earned one, Dewi is unmarked, Eka left with a prepared one,
    Feri's was revoked, Hadi was there but did not complete."""
    registered = {}
    for number, name in enumerate(("Ayu", "Budi", "Citra", "Dewi", "Eka", "Feri", "Hadi"), PLACES.index(word) * 10):
        person = make_person(
            session,
            f"{name} {word}",
            school=school,
            nip=f"19800101200501{number:04}",
            phone=f"08120000{number:04}",
            birth_date=dt.date(1980, 1, 1),
        )
        registered[name] = make_participation(session, workshop, person, school=school)
    mark(session, workshop, registered["Ayu"])
    mark(session, workshop, registered["Feri"])
    mark(session, workshop, registered["Hadi"])
    decide_completion(session, registered["Hadi"], has_completed=False, reason="Tugas kurang", at=now())
    prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL)
    validate_certificates(session, workshop)
    revoked = paper_of(session, registered["Feri"])
    revoke_certificate(session, revoked, reason="Salah orang", at=now())
    mark(session, workshop, registered["Budi"])
    mark(session, workshop, registered["Eka"])
    prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL)
    mark(session, workshop, registered["Citra"])
    take_off_list(session, registered["Eka"], at=now())
    workshop.place = f"Aula {word} Contoh"  # the papers say otherwise
    ayu, budi = registered["Ayu"], registered["Budi"]
    approval, approval_token = ask_for_approval(
        session, workshop, signatories_of(session, workshop.id)[0], aide="", at=now()
    )
    valid, prepared = (paper_of(session, participation) for participation in (ayu, budi))
    return {
        "approval_id": approval.id,
        "approval_seen": approval.list_sha256,
        "approval_token": approval_token,
        "heap_id": heap_of(session, workshop, budi),
        "stamp_id": stamp_of(session, workshop),
        "reservation_id": reservation_of(session, valid.series_id),
        "certificate_id": valid.id,
        "prepared_id": prepared.id,
        "revoked_id": revoked.id,
        "code": valid.code,
        "series_id": valid.series_id,
        "participation_id": registered["Dewi"].id,
        "named_id": ayu.id,
        "not_completed_id": registered["Hadi"].id,
        "request_id": add(session, CorrectionRequest(participation_id=budi.id, proposed_name=f"Budi {word}, S.Pd.")).id,
        "person_id": ayu.person_id,
        "token": make_personal_links(session, [ayu.person_id])[ayu.person_id],
        "training_id": told_training(session, ayu.person, word),
        "asleep_token": asleep_link(session, ayu.person_id),
        "group_token": make_group_link(session, workshop).token,
    }


def told_training(session: WritingSession, person: Any, word: str) -> int:
    """A training elsewhere that waits for its verification."""
    told = ToldTraining(
        title=f"Diklat {word} Contoh", organizer="Badan Contoh", number="", role="", ended_on=DAY, lesson_hours=32
    )
    return tell_training(session, person, told, [b"picture"], at=now()).id


def asleep_link(session: WritingSession, person_id: int) -> str:
    """The token of a link that was put to sleep."""
    token = make_personal_links(session, [person_id])[person_id]
    put_to_sleep(session, session.scalars(select(PersonalLink).order_by(PersonalLink.id.desc())).first(), at=now())
    return token


def reservation_of(session: WritingSession, series_id: int) -> int:
    """One number that the counter has still to reach."""
    said = {"reserved_for": "Ketua Contoh", "reason": "Ditulis tangan"}
    return reserve_numbers(session, series_id, first=900, last=900, **said, at=now()).id


def stamp_of(session: WritingSession, workshop: Workshop) -> int:
    """The stamp of who issues."""
    issuer = issuer_of(session, workshop.id)
    return keep_picture(session, issuer, facsimile("right", "stamp").picture, signer_name="", at=now()).id


def heap_of(session: WritingSession, workshop: Workshop, participation: Participation) -> int:
    """One sheet that was printed and not fetched; the others were not printed."""
    heap = add(session, PrintBatch(workshop_id=workshop.id, state=PrintBatchState.PRINTED))
    add(
        session,
        PrintedPaper(batch_id=heap.id, certificate_id=paper_of(session, participation).id, content_sha256="0" * 64),
    )
    return heap.id


def stage_marks(session: WritingSession, word: str, place: dict[str, Any], organizer_id: int) -> None:
    """A file of marks that waits for its uploader."""
    place["marks_token"] = f"tanda-{word.lower()}"
    upload = add(
        session,
        StagedUpload(
            token=place["marks_token"],
            kind="attendance",
            target_id=place["ids"]["workshop"],
            layout="attendance_grid",
            file_sha256="0" * 64,
            created_by_id=organizer_id if word == OWN else place["user_id"],
            expires_at=now() + dt.timedelta(hours=24),
        ),
    )
    session_id = session.scalars(
        select(WorkshopSession.id).where(WorkshopSession.workshop_id == place["ids"]["workshop"])
    ).first()
    name = f"Dewi {word}"
    row = WrittenMarks(Entry(2, name, NameParts("", name, ""), keys=(name.casefold(),)), (((session_id,), "h"),))
    values = {
        **row.kept(),
        "entry": row.entry.to_json(),
        "cells": [[[session_id], "h"]],
        "decision": {"participation_id": place["participation_id"]},
        "asked": [],
        "standing": [],
        "name": name,
    }
    content = {"values": values, "problems": [], "suggestion": None}
    add(session, StagedProposal(upload_id=upload.id, row_number=2, outcome=Outcome.NEW, content=content))


def stage_list(session: WritingSession, word: str, place: dict[str, Any], organizer_id: int) -> None:
    """A list of participants that waits for its uploader: in the own place the organizer, elsewhere theirs."""
    stage_marks(session, word, place, organizer_id)
    place["archive_token"] = f"arsip-{word.lower()}"
    place["upload_token"] = f"daftar-{word.lower()}"
    upload = add(
        session,
        StagedUpload(
            token=place["upload_token"],
            kind="participants",
            target_id=place["ids"]["workshop"],
            layout="pasted_text",
            file_sha256="0" * 64,
            created_by_id=organizer_id if word == OWN else place["user_id"],
            expires_at=now() + dt.timedelta(hours=24),
        ),
    )
    entry = Entry(1, f"Eko {word}", NameParts("", f"Eko {word}", ""), keys=(f"eko {word.casefold()}",))
    decision = proposed_decision(entry, None, school_id=None, starts_on=LONG_AGO)
    content = {
        "values": {"entry": entry.to_json(), "decision": decision, "asked": []},
        "problems": [],
        "suggestion": None,
    }
    add(session, StagedProposal(upload_id=upload.id, row_number=1, outcome=Outcome.NEW, content=content))
    archived = {**content["values"], "training": Training("Bimtek Contoh", "2018-12-31").to_json()}
    archived["decision"] = {**decision, **dict.fromkeys(("ended_on", "starts_on"), "2018-12-31")}
    register = add(
        session,
        StagedUpload(
            token=place["archive_token"],
            kind="history",
            layout="history",
            file_sha256="0" * 64,
            created_by_id=organizer_id if word == OWN else place["user_id"],
            expires_at=now() + dt.timedelta(hours=24),
        ),
    )
    kept = {**content, "values": archived}
    add(session, StagedProposal(upload_id=register.id, row_number=1, outcome=Outcome.NEW, content=kept))
    place["batch_id"] = add(session, _batch(session, "participants", f"Ratna {word}", place["ids"]["workshop"])).id
    place["people_batch_id"] = add(session, _batch(session, "people", f"Rahma {word}", None)).id


def _batch(session: WritingSession, kind: str, name: str, workshop_id: int | None) -> ImportBatch:
    """An import that made somebody on whom nothing rests."""
    made = make_person(session, name).id
    return ImportBatch(
        kind=kind,
        target_id=workshop_id,
        layout="pasted_text",
        file_sha256="0" * 64,
        counts={"rows": 1},
        problems=[],
        stayed_out=[],
        made={"people": [[made, made]]},
    )


def stage_files(session: WritingSession, word: str, place: dict[str, Any], admin_id: int) -> None:
    """Files of several schools that wait for the admin."""
    entry = Entry(1, f"Gani {word}", NameParts("", f"Gani {word}", ""), keys=(f"gani {word.casefold()}",))
    decision = proposed_decision(entry, None, school_id=None, starts_on=LONG_AGO)
    new = Proposal(1, Outcome.NEW, {"entry": entry, "decision": decision, "asked": []})
    planned = PlannedFile(BundledList("daftar.csv"), ImportPlan("people", "free_list", "0" * 64, (new,)))
    place["bundle_token"] = stage_bundle(session, [planned])
    for table in (StagedBundle, StagedUpload):
        session.execute(update(table).where(table.created_by_id.is_(None)).values(created_by_id=admin_id))


def mark(session: WritingSession, workshop: Workshop, participation: Participation) -> None:
    (sheet,) = sheets_to_mark(session, workshop.id)
    made = MarkMade(f"marked-{participation.id}", participation.id, Mark.PRESENT, NINE, sheet_id=sheet.sheet.id)
    record_attendance(session, workshop.id, [made], today=DAY, reason="")


def paper_of(session: Session, participation: Participation) -> Certificate:
    return session.scalars(select(Certificate).where(Certificate.participation_id == participation.id)).one()


def make_users(session: WritingSession, own: dict[str, Any]) -> dict[str, User]:
    """Everybody belongs to the own place; `former` was everything once, the grants are over."""
    body, office = (session.get_one(Organization, own["ids"][which]) for which in ("body", "office"))
    users = {
        Role.ADMIN: make_user(session, "admin", Role.ADMIN),
        Role.ORGANIZER: make_user(session, "organizer", Role.ORGANIZER, organization=body),
        Role.COMMITTEE: make_user(session, "committee"),
        Role.SCHOOL: make_user(session, "school"),
        Role.SUPERVISOR: make_user(session, "supervisor", Role.SUPERVISOR, organization=office),
        Role.SIGNATORY: make_user(session, "signatory", Role.SIGNATORY, organization=body),
        Role.OFFICE: make_user(session, "office", Role.OFFICE, organization=office),
        Role.TEACHER: make_user(session, "teacher", Role.TEACHER),
        "former": make_user(session, "former"),
        "disabled": make_user(session, "disabled", Role.ADMIN),
    }
    users[Role.TEACHER].person_id = own["person_id"]
    users["disabled"].is_active = False
    for user in users.values():
        user.password_hash = CHEAP.hash(PASSWORD)
    grant(session, users[Role.SCHOOL], Role.SCHOOL, school_id=own["ids"]["school"])
    for role in Role:
        ids = {"organization_id": office.id, "school_id": own["ids"]["school"]}
        grant(session, users["former"], role, ends_on=YESTERDAY, **ids)
    for name, ends_on in ((Role.COMMITTEE, LATER), ("former", YESTERDAY)):
        add(session, CommitteeGrant(workshop_id=own["ids"]["workshop"], user_id=users[name].id, ends_on=ends_on))
    session.flush()
    return {str(name): user for name, user in users.items()}


def give(session: Session, user: User, role: Role, place: dict[str, Any]) -> None:
    """That role in that place, for good."""
    ids = place["ids"]
    if role is Role.COMMITTEE:
        add(session, CommitteeGrant(workshop_id=ids["workshop"], user_id=user.id, ends_on=LATER))
    elif role is Role.SCHOOL:
        grant(session, user, role, school_id=ids["school"])
    else:
        is_body = role in {Role.ORGANIZER, Role.SIGNATORY}
        grant(session, user, role, organization_id=ids["body" if is_body else "office"])


def grant(session: Session, user: User, role: Role, **values: Any) -> None:
    add(session, RoleGrant(user_id=user.id, role=role, starts_on=LONG_AGO, **values))
