"""Every act on a paper is in the log, in the transaction of the act, without a word about the person."""

import json

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.ledger.logs import NAME, lines, new_signer
from workshop_tracker.certificates.actions import (
    correct_certificate,
    issue_certificates,
    restore_certificate,
    revoke_certificate,
    validate_certificates,
)
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.sealing.rules import Cause, seal_of
from workshop_tracker.certificates.withdrawal import withdraw_unearned
from workshop_tracker.database import now, reading, writing
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.ledger.actions import sign_checkpoint
from workshop_tracker.ledger.checking import examined
from workshop_tracker.ledger.queries import latest_checkpoint
from workshop_tracker.people.identifiers import IdentifierKind
from workshop_tracker.people.models import Identifier, Person
from workshop_tracker.viewer import COMMAND

NIP = "197803102005011002"


@pytest.fixture
def hall(engine):
    hall = Hall(engine, present=("Ayu Contoh",), unmarked=("Budi Contoh",))
    with writing(engine, by=COMMAND) as session:
        ayu = session.scalars(select(Person).where(Person.name == "Ayu Contoh")).one()
        session.add(Identifier(person_id=ayu.id, kind=IdentifierKind.NIP, value=NIP))
        session.commit()
    return hall


def act(engine, do):
    with writing(engine, by=COMMAND) as session:
        do(session)
        session.commit()


def prepare(engine, hall):
    act(
        engine,
        lambda session: prepare_certificates(
            session, workshop_of(session, hall), on=DAY, base_url=BASE_URL, before_the_end=True
        ),
    )


def paper(session, name):
    return session.scalars(select(Certificate).where(Certificate.name == name).order_by(Certificate.version)).all()[-1]


def log(engine):
    return [json.loads(line) for line in lines(engine, year=DAY.year)]


def commitments(engine):
    with reading(engine) as session:
        return {
            (row.name, row.version): seal_of(row.snapshot, row.salt) for row in session.scalars(select(Certificate))
        }


def test_the_life_of_papers_from_the_first_to_the_last_act(engine, hall):
    prepare(engine, hall)
    at_first = commitments(engine)
    act(engine, lambda s: correct_certificate(s, paper(s, "Ayu Contoh"), name="Ayu Contoh, S.Pd.", reason="Gelar"))
    act(engine, lambda s: validate_certificates(s, workshop_of(s, hall)))
    act(engine, lambda s: correct_certificate(s, paper(s, "Ayu Contoh, S.Pd."), name="Ayu Contoh, M.Pd.", reason="x"))
    act(
        engine,
        lambda s: revoke_certificate(s, paper(s, "Ayu Contoh, M.Pd."), reason="Rahasia", at=now(), cause=Cause.MISUSED),
    )
    act(engine, lambda s: restore_certificate(s, paper(s, "Ayu Contoh, M.Pd."), reason="Keliru"))
    hall.mark_absent("Budi Contoh")
    act(engine, lambda s: withdraw_unearned(s, workshop_of(s, hall), at=now()))

    found = commitments(engine)
    first, second = found["Ayu Contoh, S.Pd.", 1], found["Ayu Contoh, M.Pd.", 2]
    ayu, budi = at_first["Ayu Contoh", 1], found["Budi Contoh", 1]
    assert [(e["type"], e["state"], e["edition"], e["about"], e.get("replaces")) for e in log(engine)] == [
        ("prepared", "prepared", 1, ayu.paper, None),
        ("prepared", "prepared", 1, budi.paper, None),
        ("replaced", "replaced", 1, ayu.paper, None),
        ("corrected", "prepared", 1, first.paper, ayu.paper),
        ("validated", "valid", 1, first.paper, None),
        ("replaced", "replaced", 1, first.paper, None),
        ("corrected", "valid", 2, second.paper, first.paper),
        ("revoked", "revoked", 2, second.paper, None),
        ("restored", "valid", 2, second.paper, None),
        ("withdrawn", "withdrawn", 1, budi.paper, None),
    ]
    assert [entry.get("cause") for entry in log(engine)[6:9]] == [None, "misused", None]
    assert log(engine)[6]["snapshot"] == second.snapshot
    assert log(engine)[6]["number"] == log(engine)[0]["number"]
    with reading(engine) as session:
        assert examined(session, DAY.year).size == 10
    whole = "\n".join(lines(engine, year=DAY.year))
    assert not any(word in whole for word in ("Ayu", "Budi", NIP, "Rahasia", "Keliru"))


def test_an_act_that_is_taken_back_leaves_no_trace_in_the_log(engine, hall):
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.rollback()

    assert log(engine) == []


def test_the_seal_covers_every_printed_word_and_the_identity(engine, hall):
    prepare(engine, hall)
    with reading(engine) as session:
        stored = paper(session, "Ayu Contoh")
    seal = seal_of(stored.snapshot, stored.salt)
    assert certificate_text_from_json(stored.snapshot).identity_line.endswith("19780310 200501 1 002")

    for field, other in {"organizer": "Lain", "identity_line": "Lain", "place": "Lain"}.items():
        changed = seal_of(json.dumps(json.loads(stored.snapshot) | {field: other}), stored.salt)
        assert changed.snapshot != seal.snapshot
        assert changed.paper == seal.paper
    for field in ("name", "title", "dates", "role", "number", "code"):
        assert seal_of(json.dumps(json.loads(stored.snapshot) | {field: "Lain"}), stored.salt).paper != seal.paper
    assert seal_of(stored.snapshot, "0" * 32).snapshot != seal.snapshot


def test_papers_bear_the_newest_checkpoint_of_their_year(engine, hall):
    prepare(engine, hall)
    act(engine, lambda s: validate_certificates(s, workshop_of(s, hall)))
    act(engine, lambda s: sign_checkpoint(s, DAY.year, new_signer(), name=NAME))
    act(engine, lambda s: correct_certificate(s, paper(s, "Ayu Contoh"), name="Ayu Contoh, S.Pd.", reason="Gelar"))
    other = Hall(engine, present=("Cici Contoh",), issuer_of=hall, number_pattern="B/{seq:3}/{year}", language="en")
    prepare(engine, other)

    with reading(engine) as session:
        root = latest_checkpoint(session, DAY.year).root
        bears = {
            row.name: certificate_text_from_json(row.snapshot).checkpoint
            for row in session.scalars(select(Certificate))
        }
    groups = f"{root[:4]} {root[4:8]} {root[8:12]} {root[12:16]}"
    assert bears["Ayu Contoh"] == bears["Budi Contoh"] == ""
    assert bears["Ayu Contoh, S.Pd."].startswith(f"Titik periksa 3  ·  {groups}  ·  ")
    assert bears["Cici Contoh"].startswith(f"Checkpoint 3  ·  {groups}  ·  ")
