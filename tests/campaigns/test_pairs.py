"""C-05: the same thing sent twice, at once or one after the other, from one page or from two: it is done once.

Two thousand pairs with `test --full`, a dozen without.
"""

import itertools
import random
import sys
from collections import Counter
from functools import partial

from sqlalchemy import select

from tests.campaigns.crowds import at_once, in_turns, is_full
from tests.campaigns.test_issuing import Office, hold_workshops
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import Workshop

SEED = 20261122
PAIRS, WORKERS, AT_ONCE = (2_000, 4, 8) if is_full() else (12, 2, 1)
DONE, TOLD, REFUSED = 303, 303, 422


def correction(page: str, name: str):
    """Pressed on that page of a paper: the button, and what is sent."""
    return lambda paper: ("correct", {"name": name, "reason": "Ejaan", "operation_id": f"press-{page}-{paper}"})


def revocation(page: str, reason: str):
    """The same of another button."""
    return lambda paper: (
        "revoke",
        {"revoke-reason": reason, "revoke-cause": "other", "revoke-operation_id": f"press-{page}-{paper}"},
    )


ACTS = (correction, revocation)


class Desk:
    """Signed-in browsers on several workers, and the papers that they find."""

    def __init__(self, *engines):
        with writing(engines[0], by=COMMAND) as session:
            user = make_user(session, "penyelenggara", Role.ADMIN)
            session.commit()
        apps = [make_app(engine) for engine in engines]
        self.token = sign_in(apps[0].test_client(), user)
        self.next_app = itertools.cycle(apps)

    def send(self, slug, paper_id, act):
        """Status and where it leads."""
        button, form = act(paper_id)
        browser = next(self.next_app).test_client()
        browser.set_cookie("sign-in", self.token)
        answer = browser.post(f"/workshops/{slug}/certificates/{paper_id}/{button}", data=form)
        return answer.status_code, answer.headers.get("Location", "")


def double_click(send, act):
    one, other = at_once(*[partial(send, act("one", "Ayu Contoh"))] * 2)
    assert one == other
    assert one[0] == DONE


def retry(send, act):
    answers = [send(act("one", "Ayu Contoh")) for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0][0] == DONE


def back_button(send, act):
    """Told in words on the paper's page that somebody was faster."""
    assert send(act("one", "Ayu Contoh"))[0] == DONE
    assert send(act("another", "Budi Contoh"))[0] == TOLD


def other_content(send, act):
    assert send(act("one", "Ayu Contoh"))[0] == DONE
    assert send(act("one", "Budi Contoh"))[0] == REFUSED


def two_tabs(send, act):
    sent = [act("one", "Ayu Contoh"), act("another", "Budi Contoh")]
    assert {status for status, _ in at_once(*[partial(send, each) for each in sent])} <= {DONE, TOLD}


SORTS = (double_click, retry, back_button, other_content, two_tabs)


def valid_papers(engine):
    """Id, number and slug of each, before anything is done to them."""
    with reading(engine) as session:
        joined = select(Certificate.id, Certificate.number, Certificate.series_id, Workshop.slug).join(
            Participation, Participation.id == Certificate.participation_id
        )
        return list(session.execute(joined.join(Workshop, Workshop.id == Participation.workshop_id)))


def states_of(engine):
    """Of every number its versions in their order."""
    with reading(engine) as session:
        rows = session.execute(
            select(Certificate.series_id, Certificate.number, Certificate.state).order_by(Certificate.version)
        )
        found = {}
        for series, number, state in rows:
            found.setdefault((series, number), []).append(state)
        return found


def test_of_each_pair_one_is_done(engine, database_url):
    slugs, office = hold_workshops(engine, PAIRS), Office(engine)
    assert {office.issue(slug) for slug in slugs} == {(DONE, DONE)}
    workers = [make_engine(database_url) for _ in range(WORKERS)]
    desk, papers, met = Desk(*workers), valid_papers(engine), Counter()
    random.Random(SEED).shuffle(papers)
    pairs = list(zip(papers, itertools.cycle(itertools.product(SORTS, ACTS)), strict=False))

    def meet(pair):
        paper, (sort, act) = pair
        sort(partial(desk.send, paper.slug, paper.id), act)
        met[sort.__name__, act.__name__] += 1

    in_turns([partial(meet, pair) for pair in pairs], by=AT_ONCE)

    for worker in workers:
        worker.dispose()
    wanted = {correction: [PaperState.REPLACED, PaperState.VALID], revocation: [PaperState.REVOKED]}
    assert states_of(engine) == {(paper.series_id, paper.number): wanted[act] for paper, (_, act) in pairs}
    assert len(met) == len(SORTS) * len(ACTS)
    sys.stdout.write(f"C-05 seed {SEED}: {len(pairs)} pairs, {dict(sorted(met.items()))}\n")
