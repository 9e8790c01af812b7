"""Signing with an own .p12: ours stays at the beginning, the file says that the signature is not certified."""

import datetime as dt
from io import BytesIO

import pytest
from pikepdf.pdfa import validate_written

from tests.certificates.signing.keys import BORN, PASSWORD, make_holder
from tests.designs.papers import NORMAL
from workshop_tracker.certificates.signing.rules import SigningKeyUnusable
from workshop_tracker.certificates.signing.signatures.pades import NOT_CERTIFIED, OwnSigner
from workshop_tracker.database import now
from workshop_tracker.designs.pdf import single_pdf

HEAD = make_holder("Kepala Contoh")


def test_our_bytes_stay_and_the_file_says_what_its_signature_is_worth():
    ours, signer = single_pdf(NORMAL), OwnSigner(HEAD.p12(), PASSWORD, at=now())
    signed = signer.signed(ours)
    assert signer.name == "Kepala Contoh"
    assert signed.startswith(ours)
    assert 1_000 < len(signed) - len(ours) < 20_000
    assert NOT_CERTIFIED.encode() in signed[len(ours) :]
    assert b"ETSI.CAdES.detached" in signed[len(ours) :]


def test_it_stays_an_archive_file_as_far_as_the_validator_looks():
    """It knows level b and looks into no field for signatures; veraPDF was not run."""
    signed = OwnSigner(HEAD.p12(), PASSWORD, at=now()).signed(single_pdf(NORMAL))
    as_b = signed.replace(b"<pdfaid:conformance>U<", b"<pdfaid:conformance>B<")

    findings = validate_written(BytesIO(as_b), "2b").findings

    assert as_b != signed
    assert [found.kind for found in findings] == ["unsupported"]
    assert "/AcroForm" in findings[0].message


@pytest.mark.parametrize(
    ("content", "password", "at", "reason"),
    [
        (HEAD.p12(), "lain", now(), "sandinya keliru"),
        (b"tidak ada kunci", PASSWORD, now(), "berkasnya rusak"),
        (HEAD.p12(), PASSWORD, BORN - dt.timedelta(days=1), "tidak berlaku"),
        (make_holder("Lama Contoh", lasts=dt.timedelta(days=1)).p12(), PASSWORD, now(), "tidak berlaku"),
    ],
)
def test_a_key_that_cannot_sign_says_why(content, password, at, reason):
    with pytest.raises(SigningKeyUnusable, match=reason):
        OwnSigner(content, password, at=at)
