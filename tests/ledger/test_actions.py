"""Entries are added in order and for good; what is signed was counted anew."""

import json

import pytest
from sqlalchemy import select, text

from tests.campaigns.crowds import in_turns
from tests.ledger.logs import (
    NAME,
    TABLES,
    YEAR,
    about,
    add_entries,
    lines,
    new_signer,
    sealings,
    sign,
    without_triggers,
)
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.ledger.actions import append, edge_of, sign_checkpoint
from workshop_tracker.ledger.checking import LogBroken, examined
from workshop_tracker.ledger.checkpoints import read_checkpoint
from workshop_tracker.ledger.models import LedgerCheckpoint, LedgerEntry, LedgerTail
from workshop_tracker.ledger.queries import entries_about, place_of, public_keys, years_of_log
from workshop_tracker.ledger.rules import Edge, leaf_hash, root_of
from workshop_tracker.viewer import COMMAND


def leaves(engine):
    return [leaf_hash(line.encode()) for line in lines(engine)]


def test_entries_stand_in_their_order_as_canonical_lines(engine):
    add_entries(engine, 2)
    add_entries(engine, 1, first=3)

    first, second, third = (json.loads(line) for line in lines(engine))

    assert [entry["seq"] for entry in (first, second, third)] == [1, 2, 3]
    assert {key: first[key] for key in ("about", "number", "type")} == {
        "about": about(1),
        "number": "001/CONTOH/2026",
        "type": "prepared",
    }
    assert first["at"].endswith("+07:00")
    assert lines(engine)[0] == json.dumps(first, sort_keys=True, separators=(",", ":"))


def test_the_tail_knows_the_root_whatever_the_steps(engine):
    for first, count in ((1, 3), (4, 1), (5, 7)):
        add_entries(engine, count, first=first)

    with reading(engine) as session:
        edge = edge_of(session.scalars(select(LedgerTail)).one())
    assert (edge.size, edge.root) == (11, root_of(leaves(engine)))
    assert edge == Edge().grown(leaves(engine))


def test_what_is_taken_back_leaves_no_entry(engine):
    add_entries(engine, 1)
    with writing(engine, by=COMMAND) as session:
        append(session, YEAR, sealings(2, 5))
        append(session, YEAR, [])
        session.rollback()
    add_entries(engine, 1, first=2)

    assert [json.loads(line)["seq"] for line in lines(engine)] == [1, 2]


def test_each_year_has_a_log_of_its_own(engine):
    add_entries(engine, 2)
    add_entries(engine, 1, year=2027)
    sign(engine, new_signer())

    with reading(engine) as session:
        assert [(log.year, log.size, log.checkpoint is None) for log in years_of_log(session)] == [
            (2027, 1, True),
            (2026, 2, False),
        ]


def test_many_add_at_once_and_the_order_has_no_gap(engine):
    in_turns([lambda n=n: add_entries(engine, 3, first=3 * n) for n in range(8)], by=4)

    assert [json.loads(line)["seq"] for line in lines(engine)] == list(range(1, 25))
    with reading(engine) as session:
        assert examined(session, YEAR).root == root_of(leaves(engine))


def test_a_checkpoint_signs_the_root_once_and_is_told_in_the_audit(engine):
    signer = new_signer()
    assert sign(engine, signer) is None  # nothing to sign yet
    add_entries(engine, 5)

    checkpoint = read_checkpoint(sign(engine, signer))

    assert (checkpoint.origin, checkpoint.size, checkpoint.root) == (f"{NAME}/2026", 5, root_of(leaves(engine)))
    assert sign(engine, signer) is None  # nothing new
    with reading(engine) as session:
        (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.object_kind == "ledger_checkpoints"))
        assert entry.action == "create"


def test_every_key_that_signed_stays_known_the_oldest_first(engine):
    signers = [new_signer(), new_signer()]
    for place, signer in enumerate([signers[0], signers[0], signers[1]], 1):
        add_entries(engine, 1, first=place)
        sign(engine, signer)

    with reading(engine) as session:
        assert public_keys(session) == [signer.public_key for signer in signers]


def test_where_something_stands_and_whether_it_is_covered(engine):
    add_entries(engine, 2)
    sign(engine, new_signer())
    add_entries(engine, 1, first=2)

    with reading(engine) as session:
        first, second = place_of(session, about(1)), place_of(session, about(2))
        assert (first.seq, first.is_covered, second.seq, second.is_covered) == (1, True, 3, False)
        assert [entry.seq for entry in entries_about(session, about(2))] == [2, 3]
        assert place_of(session, about(9)) is None


CHANGES = {
    "entry": "UPDATE ledger_entries SET entry = replace(entry, '002/', '902/') WHERE seq = 2",
    "entry and hash": "",
    "no JSON": "UPDATE ledger_entries SET entry = 'x' WHERE seq = 3",
    "hash alone": "UPDATE ledger_entries SET leaf_hash = (SELECT leaf_hash FROM ledger_entries WHERE seq = 1)"
    " WHERE seq = 2",
    "what it is about": "UPDATE ledger_entries SET about = 'x' WHERE seq = 2",
    "last one gone": "DELETE FROM ledger_entries WHERE seq = 5",
    "one in between gone": "DELETE FROM ledger_entries WHERE seq = 3",
    "tail": "UPDATE ledger_tails SET peaks = ''",
    "shorter": "UPDATE ledger_tails SET size = 4",
}


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_signed_once_the_log_was_changed(engine, change):
    add_entries(engine, 5)
    signer = new_signer()
    sign(engine, signer)
    with writing(engine, by=COMMAND) as session:
        without_triggers(session, *TABLES)
        if CHANGES[change]:
            session.execute(text(CHANGES[change]))
        else:
            rewrite_everything(session)
        session.commit()

    with reading(engine) as session, pytest.raises(LogBroken) as broken:
        examined(session, YEAR)
    assert "2026" in str(broken.value)
    with writing(engine, by=COMMAND) as session, pytest.raises(LogBroken):
        sign_checkpoint(session, YEAR, signer, name=NAME)


def rewrite_everything(session):
    """The insider's best: a new entry with its hash and its tail; only the older checkpoint contradicts it."""
    entries = session.scalars(select(LedgerEntry).order_by(LedgerEntry.seq)).all()
    entries[1].entry = entries[1].entry.replace("002/", "902/")
    entries[1].leaf_hash = leaf_hash(entries[1].entry.encode()).hex()
    session.flush()
    edge = Edge().grown(bytes.fromhex(entry.leaf_hash) for entry in entries)
    session.scalars(select(LedgerTail)).one().peaks = " ".join(peak.hex() for peak in edge.peaks)
    session.flush()


def test_of_those_who_sign_at_the_same_moment_one_does(engine):
    add_entries(engine, 50)
    signer = new_signer()

    def try_to_sign():
        try:
            return sign(engine, signer)
        except LogBroken as broken:  # on PostgreSQL, where two may count side by side
            return broken

    in_turns([try_to_sign] * 6, by=3)

    with reading(engine) as session:
        assert [checkpoint.size for checkpoint in session.scalars(select(LedgerCheckpoint))] == [50]
