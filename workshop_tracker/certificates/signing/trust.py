"""Whose signatures count as official here: the certificates of authorities that the operator has put into a folder."""

import base64
import binascii
import re
from pathlib import Path

from workshop_tracker.presentation import Sentence

FOLDER = "trust"
BLOCK = re.compile(rb"-----BEGIN CERTIFICATE-----\s+([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----")
NOBODY_TRUSTED = Sentence("Belum ada sertifikat induk penerbit tanda tangan resmi di situs ini.")


def trusted_roots(instance: Path) -> list[bytes]:
    """The certificates (DER) of `instance/trust/*.pem`; what is no certificate in such a file is passed over."""
    files = sorted((instance / FOLDER).glob("*.pem"))
    return [root for file in files for root in _certificates(file.read_bytes())]


def _certificates(text: bytes) -> list[bytes]:
    found = []
    for block in BLOCK.findall(text):
        try:
            found.append(base64.b64decode(b"".join(block.split()), validate=True))
        except binascii.Error:
            continue
    return found
