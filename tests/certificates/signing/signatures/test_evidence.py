"""What is accepted as a signed paper: ours at the beginning, one signature over all of it, a signer to trust."""

import datetime as dt

import pytest

from tests.certificates.signing.forgeries import make_exhibit
from tests.certificates.signing.keys import PASSWORD, make_holder
from workshop_tracker.certificates.signing.rules import NotAccepted
from workshop_tracker.certificates.signing.signatures.evidence import signed_by
from workshop_tracker.certificates.signing.signatures.pades import OwnSigner
from workshop_tracker.database import now

EXHIBIT = make_exhibit()


def test_a_signed_paper_says_by_whom_and_when():
    found = signed_by(EXHIBIT.signed, EXHIBIT.ours, [EXHIBIT.root])
    assert (found.name, found.issuer) == ("Kepala Contoh", "Otoritas Contoh")
    assert now() - dt.timedelta(hours=1) < found.signed_at <= now()  # the exhibit was made when this run began


@pytest.mark.parametrize(
    ("file", "roots", "reason"),
    [
        (EXHIBIT.ours, [EXHIBIT.root], "tidak dimulai dengan"),
        (EXHIBIT.of_another_paper, [EXHIBIT.root], "tidak dimulai dengan"),
        (EXHIBIT.by_another_key, [EXHIBIT.root], "tidak dikenal"),
        (EXHIBIT.signed, [], "tidak dikenal"),
        (EXHIBIT.signed + b"\n", [EXHIBIT.root], "tidak"),
        (EXHIBIT.ours + b"<</Type/ObjStm>>", [EXHIBIT.root], "lebih banyak"),
        (EXHIBIT.signed + bytes(1_000_001), [EXHIBIT.root], "lebih banyak"),
    ],
)
def test_anything_else_is_refused_with_a_reason(file, roots, reason):
    with pytest.raises(NotAccepted, match=reason):
        signed_by(file, EXHIBIT.ours, roots)


def test_a_second_signature_is_one_too_many(monkeypatch):
    """It would have to be judged what came between the two."""
    other = make_holder("Ketua Contoh")
    monkeypatch.setattr("workshop_tracker.certificates.signing.signatures.pades.FIELD", "Kedua")
    twice = OwnSigner(other.p12(), PASSWORD, at=now()).signed(EXHIBIT.signed)
    with pytest.raises(NotAccepted, match="tepat satu"):
        signed_by(twice, EXHIBIT.ours, [EXHIBIT.root, other.der])
