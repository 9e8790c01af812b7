"""Checkpoints as others keep them: three lines and a signature, as the C2SP notes of transparency logs write them."""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

ED25519 = b"\x01"  # the kind of signature, part of a key's id
ED25519_OF_OPENSSL = bytes.fromhex("302a300506032b6570032100")  # what stands before the 32 bytes in such a file
ID_BYTES = 4
ROOT_BYTES = 32
PRINTED_DIGITS = 16  # of the root, on each paper: enough to contradict any other root


class NotACheckpoint(ValueError):
    """The text is no signed checkpoint."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A key at work: its public half (32 bytes of Ed25519), and how it signs."""

    public_key: bytes
    sign: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log was: so many entries, this root. `origin` names the log, `sertifikat.example.go.id/log/2026`."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n"


def name_of_logs(base_url: str) -> str:
    """What the checkpoints of a site call themselves: its address without the scheme."""
    parts = urlsplit(base_url)
    return f"{parts.netloc}{parts.path}/log"


def key_id(name: str, public_key: bytes) -> bytes:
    """Four bytes that tell the keys of a log apart."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public_key).digest()[:ID_BYTES]


def signed_note(checkpoint: Checkpoint, name: str, signer: Signer) -> str:
    """The checkpoint with the signature of the key `name`; the key's id travels in the signature."""
    signature = key_id(name, signer.public_key) + signer.sign(checkpoint.text.encode())
    return f"{checkpoint.text}\n— {name} {_base64(signature)}\n"


def read_checkpoint(note: str) -> Checkpoint:
    """The checkpoint of a note, whoever signed it. Raises NotACheckpoint."""
    body, _, _signatures = note.partition("\n\n")
    lines = body.split("\n")
    if len(lines) != 3 or not lines[0] or not re.fullmatch("0|[1-9][0-9]*", lines[1]):
        raise NotACheckpoint(note[:80])
    try:
        root = base64.b64decode(lines[2], validate=True)
    except binascii.Error as error:
        raise NotACheckpoint(note[:80]) from error
    if len(root) != ROOT_BYTES:
        raise NotACheckpoint(note[:80])
    return Checkpoint(lines[0], int(lines[1]), root)


def public_key_pem(public_key: bytes) -> str:
    """A public key of 32 bytes as openssl reads it."""
    return f"-----BEGIN PUBLIC KEY-----\n{_base64(ED25519_OF_OPENSSL + public_key)}\n-----END PUBLIC KEY-----\n"


def printed_root(root: str) -> str:
    """The beginning of a root's hexadecimal digits in groups of four, as a paper bears it."""
    return " ".join(re.findall(".{4}", root[:PRINTED_DIGITS]))


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
