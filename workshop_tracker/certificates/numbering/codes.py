"""Verification codes: 26 characters without look-alikes, 130 random bits; they cannot be guessed or counted up."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U
LENGTH = 26
LOOK_ALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", " ": "", "-": "", "\u00a0": ""})
LONGEST_WRITTEN = 60  # with the spaces that are printed between the groups


def new_code() -> str:
    """A fresh code; UNIQUE in the database has the last word."""
    # 256 is a multiple of 32, so each letter is as likely; one question to the system instead of 26 per paper
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in secrets.token_bytes(LENGTH))


def read_code(written: str) -> str | None:
    """The code as somebody typed it from paper, in the form that is stored; None when it cannot be one."""
    if len(written) > LONGEST_WRITTEN:
        return None
    code = written.upper().translate(LOOK_ALIKES)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
