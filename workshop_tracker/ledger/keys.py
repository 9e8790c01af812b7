"""The key that signs checkpoints: one private file of the instance, never in the database, never in a backup.

Loaded by the commands that sign alone, for its library is large (docs/decisions/0012).
"""

import os
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from workshop_tracker.config import KEY_PASSPHRASE
from workshop_tracker.ledger.checkpoints import Signer

FILE = "log-key.pem"
LOCKED = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"
OTHERS = 0o077  # bits that group and others must not have


class KeyUnusable(Exception):
    """The key cannot be read or made, or others could read it; the message says what to do, in Indonesian."""


class KeyLocked(KeyUnusable):
    """The key has a passphrase, and none was given."""


def signer_of(instance: Path, passphrase: str = "") -> Signer | None:
    """The key of this installation; None where there is none yet. Raises KeyUnusable."""
    key = _key_of(instance, passphrase)
    return _signer(key) if key is not None else None


def lock_key(instance: Path, passphrase: str) -> None:
    """Give the key a passphrase from now on; whoever copies the file alone can sign nothing. Raises KeyUnusable."""
    key = _key_of(instance, "")
    if key is None:
        raise KeyUnusable(f"Belum ada kunci di {instance / 'keys'}.")
    _write(instance, key, passphrase)


def _key_of(instance: Path, passphrase: str) -> Ed25519PrivateKey | None:
    file = instance / "keys" / FILE
    try:
        if not file.exists():
            return None
        _refuse_open(file.parent, "700")
        _refuse_open(file, "600")
        content = file.read_bytes()
        is_locked = content.startswith(LOCKED)
        if is_locked and not passphrase:
            raise KeyLocked(f"Kunci {file} bersandi: isi {KEY_PASSPHRASE}.")
        key = load_pem_private_key(content, password=passphrase.encode() if is_locked else None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyUnusable(f"Kunci {file} tidak dapat dibaca, atau sandinya keliru. Pulihkan salinannya.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnusable(f"{file} bukan kunci Ed25519.")
    return key


def make_signer(instance: Path, passphrase: str = "") -> Signer:
    """A new key in the place of the old one, which nothing can sign with any more. Raises KeyUnusable."""
    key = Ed25519PrivateKey.generate()
    _write(instance, key, passphrase)
    return _signer(key)


def _write(instance: Path, key: Ed25519PrivateKey, passphrase: str) -> None:
    how = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how)
    folder = instance / "keys"
    part = folder / f"{FILE}.part"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
            made.write(pem)
            made.flush()
            os.fsync(made.fileno())
        part.replace(folder / FILE)
    except OSError as error:
        raise KeyUnusable(f"Kunci {folder / FILE} tidak dapat ditulis ({error.strerror}).") from error


def _signer(key: Ed25519PrivateKey) -> Signer:
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Signer(public, key.sign)


def _refuse_open(path: Path, wanted: str) -> None:
    """Windows has no such bits."""
    if os.name != "nt" and stat.S_IMODE(path.stat().st_mode) & OTHERS:
        raise KeyUnusable(f"{path} dapat dibaca orang lain. Jalankan: chmod {wanted} {path}")
