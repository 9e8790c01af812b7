"""C-37: once a paper is revoked nothing anywhere calls it valid; 100 papers with `test --full`."""

import json
import sys
import time

from sqlalchemy import select

from tests.campaigns.crowds import is_full
from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app
from workshop_tracker.certificates.actions import issue_certificates, revoke_certificate
from workshop_tracker.certificates.badges.queries import bits_that_do_not_hold
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.queries import valid_papers_of_person
from workshop_tracker.certificates.sealing.queries import place_of_paper
from workshop_tracker.certificates.signing.queries import valid_papers
from workshop_tracker.certificates.verification.answers import verification_document
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND

PAPERS = 100 if is_full() else 3
LONGEST_S = 1.0


def revoke(engine, paper_id):
    with writing(engine, by=COMMAND) as session:
        revoke_certificate(session, session.get_one(Certificate, paper_id), reason="Contoh", at=now())
        session.commit()


def tells_valid(engine, browser, paper_id, code):
    """Where somebody is told that this paper holds."""
    page = browser.get(f"/v/{code}", base_url=BASE_URL).text
    with reading(engine) as session:
        paper = session.get_one(Certificate, paper_id)
        place = place_of_paper(session, paper)
        told = {
            "page": "Sertifikat ini sah" in page or "sudah dicabut" not in page,
            "badge": browser.get(f"/v/{code}/badge.jwt", base_url=BASE_URL).status_code != 404,
            "list of badges": paper_id not in bits_that_do_not_hold(session, 0),
            "command": verification_document(verify(session, code))["state"] != "revoked",
            "log": json.loads(place.entry)["state"] != "revoked",
            "to sign": code in {each.code for each in valid_papers(session, paper.participation.workshop_id)},
            "record": any(
                each.id == paper_id and each.state.value == "valid"
                for each in valid_papers_of_person(session, paper.participation.person_id)
            ),
        }
    return [where for where, is_told in told.items() if is_told]


def test_a_revoked_paper_is_valid_nowhere(engine):
    hall = Hall(engine, present=[f"Peserta {number:03} Contoh" for number in range(PAPERS)])
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
        papers = [(paper.id, paper.code) for paper in session.scalars(select(Certificate).order_by(Certificate.id))]
    browser, slowest = make_app(engine, base_url=BASE_URL).test_client(), 0.0
    assert {"page", "badge", "log"} <= set(tells_valid(engine, browser, *papers[0]))
    for paper_id, code in papers:
        revoke(engine, paper_id)
        began = time.monotonic()
        assert tells_valid(engine, browser, paper_id, code) == []
        slowest = max(slowest, time.monotonic() - began)
    sys.stdout.write(f"C-37: {len(papers)} revoked, 0 told as valid, the slowest look {slowest:.2f} s\n")
    assert len(papers) == PAPERS
