"""The code that a paper's file links to."""

from tests.designs.papers import NORMAL
from workshop_tracker.certificates.signing.rules import code_in
from workshop_tracker.designs.pdf import single_pdf


def test_a_file_of_ours_names_its_code():
    assert code_in(single_pdf(NORMAL)) == NORMAL.code
    assert code_in(b"%PDF-1.7 another file") == ""
