"""The parent's side of reading: a stranger's file is opened in a process of its own, held to its limits."""

import json
import tempfile
from dataclasses import asdict

from workshop_tracker.certificates.comparing.seen import Seen, unpacked
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets.limits import MEGABYTE, ReadLimits
from workshop_tracker.spreadsheets.reader import run_child

START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from workshop_tracker.certificates.comparing.child import main; main()"
)
LIMITS = ReadLimits(
    rows=0,
    columns=0,
    unpacked_bytes=10 * MEGABYTE,
    result_bytes=4 * MEGABYTE,
    cpu_seconds=8,
    wall_seconds=20,
    memory_bytes=1024 * 1024 * 1024,
)
NOT_NOW = Sentence("Berkas ini tidak dapat diperiksa sekarang. Gunakan kode verifikasinya.")
REFUSALS = {
    "too_large": Sentence("Berkas ini terlalu besar untuk satu sertifikat."),
    "too_many_pages": Sentence("Berkas ini memuat terlalu banyak halaman. Periksa satu sertifikat setiap kali."),
    "locked": Sentence("Berkas ini dikunci dengan kata sandi."),
    "other_kind": Sentence("Pilih berkas PDF, atau foto JPG atau PNG."),
    "damaged": Sentence("Berkas ini rusak atau tidak lengkap."),
}


class Unreadable(Exception):
    """A file that could not be looked at; its text is what its holder is told."""


def read_file(data: bytes) -> Seen:
    """What a PDF or a photograph shows. Raises Unreadable."""
    with tempfile.TemporaryFile() as answer:  # has no name: nothing is left of it, however this ends
        if run_child(START, data, json.dumps(asdict(LIMITS)), answer, LIMITS):
            raise Unreadable(NOT_NOW)
        answer.seek(0)
        return _seen(answer.read().decode())


def _seen(line: str) -> Seen:
    try:
        told = json.loads(line)
        if isinstance(told, dict):
            raise Unreadable(REFUSALS.get(told["refused"], NOT_NOW))
        return unpacked(line)
    except (ValueError, TypeError, KeyError) as error:
        raise Unreadable(NOT_NOW) from error
