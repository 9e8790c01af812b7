"""C-39: whatever is done to a signed file, it is refused in words; 2,000 times with `test --full`."""

import random
import re
import sys
from collections import Counter

import pytest

from tests.campaigns.crowds import is_full
from tests.certificates.signing.forgeries import FORGERIES, make_exhibit
from workshop_tracker.certificates.signing.rules import NotAccepted
from workshop_tracker.certificates.signing.signatures import evidence
from workshop_tracker.certificates.signing.signatures.evidence import signed_by

SEED = 20261122
MUTATIONS = 2_000 if is_full() else 44


def test_no_forged_file_is_accepted():
    exhibit, chance = make_exhibit(), random.Random(SEED)
    assert signed_by(exhibit.signed, exhibit.ours, [exhibit.root]).name == "Kepala Contoh"
    accepted, verdicts = [], Counter()
    for number in range(MUTATIONS):
        forge = FORGERIES[number % len(FORGERIES)]
        forged = forge(exhibit, chance)
        assert forged != exhibit.signed
        try:
            signed_by(forged, exhibit.ours, [exhibit.root])
        except NotAccepted as refused:
            verdicts[str(refused)] += 1
        else:
            accepted.append((number, forge.__name__))
    sys.stdout.write(f"C-39 seed {SEED}: {MUTATIONS} forgeries, {len(accepted)} accepted: {dict(verdicts)}\n")
    assert accepted == []
    assert verdicts.total() == MUTATIONS


def test_each_check_is_needed(monkeypatch):
    """The control: without the look at the bytes that nothing signs, a word hidden behind the signature passes."""
    exhibit, chance = make_exhibit(), random.Random(SEED)
    hidden = FORGERIES[3](exhibit, chance)
    with pytest.raises(NotAccepted, match="seluruh berkas"):
        signed_by(hidden, exhibit.ours, [exhibit.root])
    monkeypatch.setattr(evidence, "_refuse_loose_bytes", lambda *_: None)
    assert signed_by(hidden, exhibit.ours, [exhibit.root]).name == "Kepala Contoh"


def test_a_name_in_other_letters_is_no_longer_the_signature_that_was_made():
    """The library compares the issuer that a signature names without regard to capitals; here each byte counts."""
    exhibit = make_exhibit()
    begin, end = exhibit.place
    name = b"Otoritas Contoh".hex().upper().encode()
    places = [found.start() for found in re.finditer(name, exhibit.signed[begin:end])]
    assert len(places) >= 4
    for place in places:
        small = exhibit.signed[: begin + place] + b"6" + exhibit.signed[begin + place + 1 :]
        with pytest.raises(NotAccepted):
            signed_by(small, exhibit.ours, [exhibit.root])
