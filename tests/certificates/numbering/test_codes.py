"""Verification codes as made, printed and typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.certificates.numbering.codes import ALPHABET, LENGTH, new_code, read_code


def test_a_thousand_codes_are_a_thousand_and_carry_at_least_128_bits():
    codes = {new_code() for _ in range(1000)}

    assert len(codes) == 1000
    assert all(len(code) == LENGTH and set(code) <= set(ALPHABET) for code in codes)
    assert len(ALPHABET) ** LENGTH >= 2**128


def test_what_is_printed_in_groups_or_typed_carelessly_is_read():
    code = "7K3MQ9TRX2HV4WZC8NDF5PGJ6A"

    assert read_code("7k3m q9trx 2hv4  wzc8-ndf5p-gj6a") == code
    assert read_code("IL3MO9TRX2HV4WZC8NDF5PGJ6A") == "113M09TRX2HV4WZC8NDF5PGJ6A"


@pytest.mark.parametrize("written", ["", "7K3M", "7K3MQ9TRX2HV4WZC8NDF5PGJ6U", "٣" * 26, "A" * 1000, "\0" * 26])
def test_what_cannot_be_a_code_is_none(written):
    assert read_code(written) is None


@given(st.text())
def test_reading_never_raises_and_gives_only_codes(written):
    code = read_code(written)

    assert code is None or (len(code) == LENGTH and set(code) <= set(ALPHABET))
