"""The parent's side of reading: a stranger's file is opened in a process of its own, held to its limits."""

import json
from dataclasses import asdict

from workshop_tracker.certificates.comparing.seen import Seen, unpacked
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets.limits import BEHIND_THE_SERVER, MEGABYTE, ReadLimits
from workshop_tracker.spreadsheets.reader import answer_of_child, start_of

START = start_of("workshop_tracker.certificates.comparing.child")
LIMITS = ReadLimits(
    rows=0,
    columns=0,
    unpacked_bytes=10 * MEGABYTE,
    result_bytes=4 * MEGABYTE,
    cpu_seconds=8,
    wall_seconds=20,
    memory_bytes=1024 * 1024 * 1024,
    niceness=BEHIND_THE_SERVER,
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
    answer = answer_of_child(START, data, json.dumps(asdict(LIMITS)), LIMITS)
    if answer is None:
        raise Unreadable(NOT_NOW)
    return _seen(answer.decode())


def _seen(line: str) -> Seen:
    try:
        told = json.loads(line)
        if isinstance(told, dict):
            raise Unreadable(REFUSALS.get(told["refused"], NOT_NOW))
        return unpacked(line)
    except (ValueError, TypeError, KeyError) as error:
        raise Unreadable(NOT_NOW) from error
