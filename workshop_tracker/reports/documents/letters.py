"""What stands around a report on paper: letterhead, covering letter, who signs, and how anybody checks it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """The covering letter: `placed` is place and day, then the four lines of every official letter, and its text."""

    placed: str
    number: str
    nature: str
    attachment: str
    subject: str
    addressee: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Of the four lines those that say anything, with their labels, in the order of official letters."""
        lines = (
            ("Nomor", self.number),
            ("Sifat", self.nature),
            ("Lampiran", self.attachment),
            ("Hal", self.subject),
        )
        return tuple((label, value) for label, value in lines if value)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: free title lines, then name, rank and identity; an empty name is a line to write on."""

    title_lines: tuple[str, ...]
    name: str
    rank: str
    identity: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The address of the page that tells whether the paper is genuine, and its code to type."""

    address: str
    code: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A public photograph as the bytes of a JPEG or PNG file."""

    content: bytes
    caption: str


@dataclass(frozen=True, slots=True)
class Frame:
    """All of it; what is empty is not printed. `state` tells of which day the data is, and whether it is a draft.

    A sample says so at the foot of each page, like every paper of invented data.
    """

    letterhead: tuple[str, ...] = ()
    state: str = ""
    letter: Letter | None = None
    signature: Signature | None = None
    proof: Proof | None = None
    pictures: tuple[Picture, ...] = ()
    is_sample: bool = False
