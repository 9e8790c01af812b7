"""Acts on papers of the same and of other workshops at the same moment: none waits for ever, the log agrees."""

import random

from sqlalchemy import select

from tests.campaigns.crowds import in_turns, is_full
from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.certificates.actions import (
    WrongName,
    correct_certificate,
    issue_certificates,
    restore_certificate,
    revoke_certificate,
)
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.sealing.checking import contradictions_with_log
from workshop_tracker.certificates.versions.actions import WrongState
from workshop_tracker.certificates.withdrawal import withdraw_unearned
from workshop_tracker.database import now, reading, writing
from workshop_tracker.ledger.checking import examined
from workshop_tracker.viewer import COMMAND

ACTS, HALLS, AT_ONCE = (1_000, 5, 16) if is_full() else (60, 2, 6)
SEED = 20250712


def any_paper(session, hall, chance):
    papers = session.scalars(select(Certificate).where(Certificate.issuer_id == hall.issuer_id)).all()
    return chance.choice(sorted(papers, key=lambda paper: paper.id))


def correct(session, hall, chance):
    name = f"Nama {chance.randrange(10**6)} Contoh"
    correct_certificate(session, any_paper(session, hall, chance), name=name, reason="Gelar")


def revoke(session, hall, chance):
    revoke_certificate(session, any_paper(session, hall, chance), reason="Contoh", at=now())


def restore(session, hall, chance):
    restore_certificate(session, any_paper(session, hall, chance), reason="Contoh")


def issue(session, hall, chance):
    issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)


def withdraw(session, hall, chance):
    withdraw_unearned(session, workshop_of(session, hall), at=now())


def made_hall(engine, number):
    """Two earned their papers, one can still, one will not."""
    names = [f"{word} {number} Contoh" for word in ("Ayu", "Budi", "Citra", "Dedi")]
    hall = Hall(engine, present=names[:2], unmarked=names[2:], number_pattern=f"{number}/{{seq:3}}/{{year}}")
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL, before_the_end=True)
        session.commit()
    hall.mark_absent(names[3])
    return hall


def test_the_log_agrees_with_every_paper_whoever_acts_at_the_same_moment(engine):
    halls = [made_hall(engine, number) for number in range(HALLS)]
    chance = random.Random(SEED)
    kinds = [chance.choice((correct, correct, revoke, restore, issue, withdraw)) for _ in range(ACTS)]

    def act(number: int) -> str:
        mine = random.Random(SEED + number)
        try:
            with writing(engine, by=COMMAND) as session:
                kinds[number](session, mine.choice(halls), mine)
                session.commit()
        except (WrongState, WrongName):
            return "refused"
        return kinds[number].__name__

    outcomes = in_turns([lambda number=number: act(number) for number in range(ACTS)], by=AT_ONCE)

    on_one_paper = [outcome for outcome in outcomes if outcome in {"correct", "revoke", "restore"}]
    assert on_one_paper
    with reading(engine) as session:
        assert list(contradictions_with_log(session)) == []
        assert examined(session, DAY.year).size >= len(on_one_paper)
