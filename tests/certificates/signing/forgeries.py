"""A paper that was signed as it should be, and what strangers make of such a file."""

import random
import re
from dataclasses import dataclass, replace

from tests.certificates.signing.keys import PASSWORD, make_holder
from tests.designs.papers import NORMAL
from workshop_tracker.certificates.signing.signatures.pades import OwnSigner
from workshop_tracker.database import now
from workshop_tracker.designs.pdf import single_pdf

DIGITS = b"0123456789ABCDEF"


@dataclass(frozen=True)
class Exhibit:
    """Our file, the same signed, the one root that is trusted, and other signed files to take parts from."""

    ours: bytes
    signed: bytes
    root: bytes
    of_another_paper: bytes
    by_another_key: bytes

    @property
    def place(self) -> tuple[int, int]:
        """Where the signature's digits begin and end."""
        return digits_of(self.signed)


def make_exhibit() -> Exhibit:
    root = make_holder("Otoritas Contoh", is_authority=True)
    same_name = make_holder("Otoritas Contoh", is_authority=True)
    head, double = make_holder("Kepala Contoh", root), make_holder("Kepala Contoh", same_name)
    ours, other = single_pdf(NORMAL), single_pdf(replace(NORMAL, name="Orang Lain Contoh"))
    signer = OwnSigner(head.p12(root), PASSWORD, at=now())
    stranger = OwnSigner(double.p12(same_name), PASSWORD, at=now())
    return Exhibit(ours, signer.signed(ours), root.der, signer.signed(other), stranger.signed(ours))


def digits_of(signed: bytes) -> tuple[int, int]:
    found = re.search(rb"/Contents <([0-9a-fA-F]+)>", signed)
    return found.span(1)


def flip(exhibit: Exhibit, chance: random.Random) -> bytes:
    """One bit of the whole file."""
    return _with_bit(exhibit.signed, chance.randrange(len(exhibit.signed)), chance)


def flip_behind(exhibit: Exhibit, chance: random.Random) -> bytes:
    """One bit of what the signer added."""
    return _with_bit(exhibit.signed, chance.randrange(len(exhibit.ours), len(exhibit.signed)), chance)


def other_digit(exhibit: Exhibit, chance: random.Random) -> bytes:
    """Another digit in the signature itself, which nothing covers."""
    begin, end = exhibit.place
    used = end - begin - len(exhibit.signed[begin:end]) + len(exhibit.signed[begin:end].rstrip(b"0"))
    place = begin + chance.randrange(used)
    digit = chance.choice(DIGITS.replace(exhibit.signed[place : place + 1], b""))
    return exhibit.signed[:place] + bytes([digit]) + exhibit.signed[place + 1 :]


def padding(exhibit: Exhibit, chance: random.Random) -> bytes:
    """A word hidden in the unused room behind the signature."""
    _, end = exhibit.place
    place = end - 1 - chance.randrange(300)
    return exhibit.signed[:place] + b"7" + exhibit.signed[place + 1 :]


def update(exhibit: Exhibit, chance: random.Random) -> bytes:
    """Another state of the file behind the signed one: a page's content is written anew."""
    number = chance.choice((36, 42, 44))
    start = exhibit.signed.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0]
    body = b"%d 0 obj\n<</Length 2>>\nstream\n%c \nendstream\nendobj\n" % (number, chance.choice(b"qQn"))
    place = len(exhibit.signed)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size 99/Root 41 0 R/Prev %s>>\n" % (number, place, start)
    return exhibit.signed + body + table + b"startxref\n%d\n%%%%EOF\n" % (place + len(body))


def appended(exhibit: Exhibit, chance: random.Random) -> bytes:
    return exhibit.signed + bytes(chance.randrange(256) for _ in range(chance.randrange(1, 40)))


def cut(exhibit: Exhibit, chance: random.Random) -> bytes:
    """The end is missing; sometimes the whole signature."""
    return exhibit.signed[: chance.choice((len(exhibit.ours), len(exhibit.signed) - chance.randrange(1, 400)))]


def stripped(exhibit: Exhibit, chance: random.Random) -> bytes:
    """Its room is there, the signature is not."""
    begin, end = exhibit.place
    kept = chance.randrange(0, 40)
    return exhibit.signed[: begin + kept] + b"0" * (end - begin - kept) + exhibit.signed[end:]


def swapped(exhibit: Exhibit, chance: random.Random) -> bytes:
    """The signature of another paper, or by a key of the same names, in the place of the right one."""
    other = chance.choice((exhibit.of_another_paper, exhibit.by_another_key))
    (begin, end), (first, last) = exhibit.place, digits_of(other)
    digits = other[first:last].rstrip(b"0").ljust(end - begin, b"0")
    return exhibit.signed[:begin] + digits[: end - begin] + exhibit.signed[end:]


def other_key(exhibit: Exhibit, chance: random.Random) -> bytes:
    """Whole and sound, by somebody who bears the signer's name."""
    return chance.choice((exhibit.by_another_key, exhibit.of_another_paper))


def narrowed(exhibit: Exhibit, chance: random.Random) -> bytes:
    """The signature says that it covers less, or other bytes."""
    found = list(re.finditer(rb"/ByteRange ?\[ ?([0-9 ]+)\]", exhibit.signed))[-1]
    numbers = found.group(1).split()
    place = chance.randrange(4)
    numbers[place] = b"%d" % abs(int(numbers[place]) + chance.choice((-9, -2, -1, 1, 2, 9)))
    written = b" ".join(numbers).ljust(len(found.group(1)))[: len(found.group(1))]
    begin, end = found.span(1)
    return exhibit.signed[:begin] + written + exhibit.signed[end:]


FORGERIES = (
    *(flip, flip_behind, other_digit, padding, update, appended),
    *(cut, stripped, swapped, other_key, narrowed),
)


def _with_bit(file: bytes, place: int, chance: random.Random) -> bytes:
    return file[:place] + bytes([file[place] ^ 1 << chance.randrange(8)]) + file[place + 1 :]
