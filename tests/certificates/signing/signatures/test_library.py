"""Without the extra one sentence, and nothing else is disturbed."""

import sys

import pytest

from workshop_tracker.certificates.signing.signatures import library


@pytest.mark.parametrize(("load", "module"), [(library.pades, "pades"), (library.evidence, "evidence")])
def test_where_the_extra_is_missing_a_sentence_says_how_to_install_it(monkeypatch, load, module):
    monkeypatch.delitem(sys.modules, f"{library.HERE}.{module}", raising=False)
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.incremental_writer", None)
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.reader", None)
    with pytest.raises(library.SigningNotInstalled, match=r"requirements/sign\.txt"):
        load()


def test_where_it_is_there_both_are_loaded():
    assert library.pades().FIELD == "TandaTangan"
    assert callable(library.evidence().signed_by)
