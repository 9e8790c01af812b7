"""Whether something can listen at an address, and if not, why, in one sentence."""

import socket
from contextlib import closing

import pytest

from workshop_tracker.operations.ports import port_problem


@pytest.fixture
def taken():
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_is_told_with_another_to_try(taken):
    assert f"Porta {taken} sedang dipakai" in port_problem("127.0.0.1", taken)
    assert f"--port {taken + 1 if taken < 65535 else taken - 1}" in port_problem("localhost", taken)


def test_a_port_that_was_given_back_is_free(taken):
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    assert port_problem("127.0.0.1", free) == ""


def test_an_address_of_nobody_is_told():
    assert port_problem("tidak-ada.invalid", 8000) == "Alamat tidak-ada.invalid tidak dikenal di mesin ini."


def test_an_address_of_another_machine_is_told():
    assert "tidak dapat dipakai" in port_problem("192.0.2.1", 8000)
