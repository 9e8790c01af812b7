"""A paper as a credential: what its front says, never the identity line."""

import json
from dataclasses import replace

from tests.designs.papers import NORMAL
from workshop_tracker.certificates.badges.rules import BITS_OF_A_LIST, Place, badge, place_of

SITE, MOMENT = "https://contoh.example", "2025-07-12T10:00:00+07:00"


def test_the_identity_line_is_not_in_it_and_a_sample_says_so():
    made = badge(NORMAL, site=SITE, valid_from=MOMENT, place=place_of(7))
    assert NORMAL.identity_line
    assert NORMAL.identity_line not in json.dumps(made, ensure_ascii=False)
    assert made["credentialStatus"]["statusListIndex"] == "7"
    sample = badge(replace(NORMAL, is_sample=True), site=SITE, valid_from=MOMENT, place=place_of(7))
    assert sample["name"].startswith("CONTOH, tidak berlaku.")


def test_places_fill_one_list_after_the_other():
    assert place_of(BITS_OF_A_LIST + 3) == Place(1, 3)
    assert place_of(BITS_OF_A_LIST - 1) == Place(0, BITS_OF_A_LIST - 1)
