"""Badges as anybody checks them: with the public key and a library of others, against the list of revoked ones."""

import base64
import gzip
import json

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app
from workshop_tracker.certificates.actions import correct_certificate, issue_certificates, revoke_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import now, writing
from workshop_tracker.viewer import COMMAND


def unpacked(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def checked(token, jwk):
    """What a token says, its signature verified by hand."""
    head, body, signature = token.split(".")
    Ed25519PublicKey.from_public_bytes(unpacked(jwk["x"])).verify(unpacked(signature), f"{head}.{body}".encode())
    said = json.loads(unpacked(head))
    assert said in (
        {"alg": "EdDSA", "kid": jwk["kid"], "typ": "JWT"},
        {"alg": "EdDSA", "cty": "vc", "kid": jwk["kid"], "typ": "vc+jwt"},
    )
    return json.loads(unpacked(body))


@pytest.fixture
def papers(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh", "Citra Contoh"), title="Belajar Contoh")
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
        return [(paper.id, paper.code) for paper in session.scalars(select(Certificate).order_by(Certificate.id))]


@pytest.fixture
def browser(engine):
    return make_app(engine, base_url=BASE_URL).test_client()


def get(browser, address):
    return browser.get(address, base_url=BASE_URL)


def is_revoked(browser, status, jwk):
    assert status["statusListCredential"].startswith(BASE_URL)
    listed = checked(get(browser, status["statusListCredential"].removeprefix(BASE_URL)).text, jwk)
    packed = listed["credentialSubject"]["encodedList"]
    assert packed.startswith("u")
    bits = gzip.decompress(unpacked(packed[1:]))
    assert len(bits) * 8 == 131_072
    index = int(status["statusListIndex"])
    return bool(bits[index // 8] & 0x80 >> index % 8)


def test_a_badge_is_checked_with_nothing_of_ours(engine, papers, browser):
    jwk = get(browser, "/badges/key.json").json
    badges = {code: checked(get(browser, f"/v/{code}/badge.jwt").text, jwk) for _, code in papers}
    first = badges[papers[0][1]]
    assert first["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert first["credentialSubject"]["achievement"]["name"] == "Belajar Contoh"
    assert first["credentialSubject"]["identifier"][0]["identityHash"] == "Ayu Contoh"
    assert first["credentialSubject"]["creditsEarned"] == 8
    assert not any(is_revoked(browser, badge["credentialStatus"], jwk) for badge in badges.values())
    whole = get(browser, f"/v/{papers[0][1]}/badge.json").json
    assert checked(whole["id"].removeprefix("data:application/vc+jwt,"), jwk) == first

    with writing(engine, by=COMMAND) as session:
        revoke_certificate(session, session.get_one(Certificate, papers[0][0]), reason="Contoh", at=now())
        correct_certificate(
            session, session.get_one(Certificate, papers[1][0]), name="Budi Baru Contoh", reason="Ejaan"
        )
        session.commit()
    gone = [is_revoked(browser, badges[code]["credentialStatus"], jwk) for _, code in papers]
    assert gone == [True, True, False]
    assert [get(browser, f"/v/{code}/badge.json").status_code for _, code in papers] == [404, 404, 200]


def test_a_changed_badge_is_no_longer_signed(papers, browser):
    jwk, token = get(browser, "/badges/key.json").json, get(browser, f"/v/{papers[0][1]}/badge.jwt").text
    head, body, signature = token.split(".")
    forged = base64.urlsafe_b64encode(unpacked(body).replace(b"Ayu", b"Aya")).decode().rstrip("=")
    with pytest.raises(InvalidSignature):
        checked(f"{head}.{forged}.{signature}", jwk)
    assert get(browser, "/v/7K3MQ9TRX2HV4WZC8NDF5PGJ6U/badge.json").status_code == 404
    assert get(browser, "/badges/revoked/10001.jwt").status_code == 404
