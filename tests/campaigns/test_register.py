"""C-38: whoever may do anything to the database, with the real key at hand too, is found by one older checkpoint."""

import json
import random

import pytest
from sqlalchemy import delete, insert, text, update

from tests.campaigns.crowds import is_full
from tests.ledger.logs import TABLES, YEAR, about, add_entries, new_signer, publish, sealings, sign, without_triggers
from workshop_tracker.database import writing
from workshop_tracker.ledger import verify_register
from workshop_tracker.ledger.actions import sign_checkpoint
from workshop_tracker.ledger.models import LedgerCheckpoint, LedgerEntry, LedgerTail
from workshop_tracker.ledger.queries import lines_of
from workshop_tracker.ledger.rules import Edge, leaf_hash
from workshop_tracker.viewer import COMMAND

MUTATIONS = 1_000 if is_full() else 48
ENTRIES, SEALED = 60, 50
SOME_ENTRY = sealings(999, 1)[0]


def flip(entries, chance):
    """One digit of a commitment is another one."""
    place = chance.randrange(SEALED)
    old = entries[place]["about"]
    at = chance.randrange(len(old))
    entries[place]["about"] = old[:at] + ("0" if old[at] != "0" else "1") + old[at + 1 :]


def back_date(entries, chance):
    """An act happened a year earlier."""
    entry = entries[chance.randrange(SEALED)]
    entry["at"] = str(int(entry["at"][:4]) - 1) + entry["at"][4:]


def add(entries, chance):
    """A paper that nobody had issued stands among the old ones."""
    entries.insert(chance.randrange(SEALED), {**SOME_ENTRY.words, "about": SOME_ENTRY.about, "at": entries[0]["at"]})


def remove(entries, chance):
    """A revocation never happened."""
    del entries[chance.randrange(SEALED)]


def reorder(entries, chance):
    """Two acts have changed places."""
    one, other = chance.sample(range(SEALED), 2)
    entries[one], entries[other] = entries[other], entries[one]


def roll_back(entries, chance):
    """An old backup was put back, and other papers were issued since."""
    kept = chance.randrange(SEALED)
    words = {**SOME_ENTRY.words, "at": entries[0]["at"]}
    entries[kept:] = [{**words, "about": about(5_000 + n)} for n in range(chance.randrange(ENTRIES))]


FORGERIES = (flip, back_date, add, remove, reorder, roll_back)


def rewrite(session, entries):
    """The insider's best: numbers, hashes and the end of the log fit the new story."""
    lines = [
        json.dumps(entry | {"seq": seq}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        for seq, entry in enumerate(entries, 1)
    ]
    leaves = [leaf_hash(line.encode()) for line in lines]
    session.execute(delete(LedgerEntry))
    rows = [
        {"year": YEAR, "seq": seq, "about": entry["about"], "entry": line, "leaf_hash": leaf.hex()}
        for seq, (entry, line, leaf) in enumerate(zip(entries, lines, leaves, strict=True), 1)
    ]
    if rows:
        session.execute(insert(LedgerEntry), rows)
    edge = Edge().grown(leaves)
    session.execute(update(LedgerTail).values(size=edge.size, peaks=" ".join(peak.hex() for peak in edge.peaks)))
    session.execute(delete(LedgerCheckpoint))


def forged(session, forge, chance, signer, *, signs):
    """Forge the log in the database; the note that the insider publishes then: the old one, or one of the real key."""
    without_triggers(session, *TABLES)
    entries = [json.loads(line) for line in lines_of(session, YEAR)]
    forge(entries, chance)
    rewrite(session, entries)
    made = sign_checkpoint(session, YEAR, signer, name="contoh.example/log") if signs else None
    return made.note if made else None


@pytest.fixture
def witnessed(engine, tmp_path):
    """A log with a checkpoint that others have kept, and what anybody fetches."""
    signer = new_signer()
    add_entries(engine, SEALED)
    kept = sign(engine, signer)
    add_entries(engine, ENTRIES - SEALED, first=SEALED + 1)
    files = publish(engine, tmp_path, sign(engine, signer), signer)
    (tmp_path / "kept.txt").write_text(kept, "utf-8")
    return signer, files


def verdict(files, *more):
    words = [files.register, "--checkpoint", files.checkpoint, "--key", files.key, *more]
    return verify_register.main([str(word) for word in words])


def test_every_forgery_is_found_against_one_older_checkpoint(engine, witnessed):
    """The older checkpoint alone decides: all else is published anew, signed with the real key where it helps."""
    signer, files = witnessed
    older, chance = files.folder / "kept.txt", random.Random(20260711)
    assert verdict(files, "--older", older) == 0
    missed = []

    for number in range(MUTATIONS):
        forge, signs = FORGERIES[number % len(FORGERIES)], number % 4 > 0
        with writing(engine, by=COMMAND) as session:
            note = forged(session, forge, chance, signer, signs=signs)
            files.register.write_text("".join(f"{line}\n" for line in lines_of(session, YEAR)), "utf-8")
            session.rollback()
        files.checkpoint.write_text(note or older.read_text("utf-8"), "utf-8")
        if verdict(files, "--older", older) != 1:
            missed.append((number, forge.__name__, signs))

    assert missed == []
    print(f"{MUTATIONS} passed, {len(missed)} failed")  # noqa: T201 - what a campaign came to


def test_without_the_older_checkpoint_the_real_key_would_hide_it(engine, witnessed):
    """The control: a log rewritten and signed anew contradicts nothing of its own, else the campaign proves nothing."""
    signer, files = witnessed
    with writing(engine, by=COMMAND) as session:
        note = forged(session, flip, random.Random(1), signer, signs=True)
        files.register.write_text("".join(f"{line}\n" for line in lines_of(session, YEAR)), "utf-8")
        session.rollback()
    files.checkpoint.write_text(note, "utf-8")

    assert verdict(files) == 0
    assert verdict(files, "--older", files.folder / "kept.txt") == 1


def test_the_product_itself_lets_nobody_do_it(engine, witnessed):
    with writing(engine, by=COMMAND) as session, pytest.raises(Exception, match="ledger_entries_are_append_only"):
        session.execute(text("UPDATE ledger_entries SET about = 'x' WHERE seq = 3"))
