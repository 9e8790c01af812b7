"""An uploaded proof becomes pictures, in a process of its own that is held to time and memory."""

import base64
import json
from dataclasses import asdict

from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets.limits import BEHIND_THE_SERVER, MEGABYTE, ReadLimits
from workshop_tracker.spreadsheets.reader import answer_of_child, start_of

START = start_of("workshop_tracker.handout.outside.child")
LARGEST_PROOF = 4 * MEGABYTE
LIMITS = ReadLimits(
    rows=0,
    columns=0,
    unpacked_bytes=LARGEST_PROOF,
    result_bytes=8 * MEGABYTE,
    cpu_seconds=10,
    wall_seconds=14,
    niceness=BEHIND_THE_SERVER,
)
UNUSABLE = Sentence("Berkas ini tidak dapat dibaca. Unggah PDF paling banyak 4 halaman, atau foto JPG atau PNG.")
TOO_LARGE = Sentence("Berkas ini terlalu besar; paling besar 4 MB.")


class ProofUnusable(Exception):
    """The file is none that we take; the message is for whoever uploaded it."""


def pictures_of(file: bytes) -> list[bytes]:
    """Each page as a JPEG. Raises ProofUnusable."""
    if len(file) > LARGEST_PROOF:
        raise ProofUnusable(TOO_LARGE)
    written = answer_of_child(START, file, json.dumps(asdict(LIMITS)), LIMITS)
    if not written:
        raise ProofUnusable(UNUSABLE)
    return [base64.b64decode(page) for page in json.loads(written)]
