"""Passwords as they are kept."""

import time

from argon2 import PasswordHasher

from workshop_tracker.accounts.passwords import hash_password, is_outdated, is_right

PASSWORD = "kuda benar baterai pelana"


def test_a_password_is_kept_as_argon2id_with_our_parameters():
    assert hash_password(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert hash_password(PASSWORD) != hash_password(PASSWORD)


def test_only_the_right_password_is_right():
    kept = hash_password(PASSWORD)
    assert is_right(kept, PASSWORD)
    assert not is_right(kept, PASSWORD + " ")
    assert not is_right("", PASSWORD)
    assert not is_right("", "nobody has this password")
    assert not is_right("broken", PASSWORD)


def test_a_hash_of_other_parameters_is_outdated():
    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD))
    assert not is_outdated(hash_password(PASSWORD))


def test_without_a_hash_the_answer_takes_as_long():
    kept = hash_password(PASSWORD)
    is_right("", PASSWORD)  # the dummy is made once
    assert _fastest_of(lambda: is_right("", PASSWORD)) > _fastest_of(lambda: is_right(kept, PASSWORD)) / 2


def _fastest_of(act, *, tries=5):
    """Seconds of the processor, which other programs on the machine do not lengthen."""
    times = []
    for _ in range(tries):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return min(times)
