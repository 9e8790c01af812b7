"""Passwords as they are kept: argon2id, and the same time for a login that nobody has."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# OWASP's smallest pair; about 30 ms here, so that a rush of sign-ins does not stand still
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_password(password: str) -> str:
    """The hash to keep. Takes its time: call it before a transaction begins."""
    return hasher.hash(password)


def is_right(password_hash: str, password: str) -> bool:
    """Whether the password is the one that was hashed; without a hash a dummy is tried, and the answer is no."""
    try:
        hasher.verify(password_hash or _dummy(), password)
    except (VerificationError, InvalidHashError):
        return False
    return bool(password_hash)


def is_outdated(password_hash: str) -> bool:
    """Whether a right password should be hashed anew with today's parameters."""
    return hasher.check_needs_rehash(password_hash)


@cache
def _dummy() -> str:
    return hasher.hash("nobody has this password")
