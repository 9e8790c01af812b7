"""The parent's side: a background is opened in a process of its own and comes back as plain pixels and lines."""

import base64
import json
from dataclasses import asdict
from functools import lru_cache

from workshop_tracker.designs.own.line_art import unpacked_art
from workshop_tracker.designs.own.looks import BACKGROUND
from workshop_tracker.designs.own.pictures import LARGEST_GROUNDS, Picture
from workshop_tracker.designs.own.placing import PAPERS, Paper
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets.limits import BEHIND_THE_SERVER, MEGABYTE, ReadLimits
from workshop_tracker.spreadsheets.reader import answer_of_child, start_of

START = start_of("workshop_tracker.designs.backgrounds.child")
LIMITS = ReadLimits(
    rows=0,
    columns=0,
    unpacked_bytes=10 * MEGABYTE,
    result_bytes=MEGABYTE,
    cpu_seconds=15,
    wall_seconds=25,
    memory_bytes=1024 * 1024 * 1024,
    niceness=BEHIND_THE_SERVER,
)
NOT_READ = Sentence("Latar ini tidak dapat dibaca; simpan ulang sebagai PDF satu halaman, PNG, atau JPEG.")
REFUSALS = {
    "too_large": Sentence("Berkas latar lebih dari 10 MB; perkecil dahulu."),
    "too_many_pages": Sentence("Pilih PDF yang hanya satu halaman."),
    "locked": Sentence("PDF ini dikunci dengan kata sandi."),
    "other_kind": Sentence("Pilih PDF satu halaman, PNG, atau JPEG."),
    "other_format": Sentence("Latar harus seukuran A4 dan searah kertasnya: 297 × 210 mm, tegak 210 × 297 mm."),
    "too_coarse": Sentence("Gambar ini terlalu kasar untuk dicetak: sisi panjangnya paling sedikit 1.150 titik."),
    "too_dark": Sentence(
        "Latar belakang ini terlalu gelap untuk tulisan struktur program di atasnya; pucatkan dahulu."
    ),
    "too_busy": Sentence("Latar ini terlalu ramai untuk sertifikat 300 kB; pakai yang lebih polos, tanpa foto penuh."),
    "no_room": Sentence("Latar depan sudah mengisi sertifikat 300 kB; unggah sekali lagi bersama latar belakangnya."),
}


class BackgroundRefused(ValueError):
    """This file is no background that can be printed; the message says why, in Indonesian."""


@lru_cache(maxsize=4)  # the preview sends the same file with each turn of the form
def background_of(file: bytes, paper: Paper, side: str = BACKGROUND, room: int = LARGEST_GROUNDS) -> Picture:
    """What lies under the fields, as large as a sheet is printed, in at most `room` bytes; light under a back's words.

    Raises BackgroundRefused.
    """
    if len(file) > LIMITS.unpacked_bytes:
        raise BackgroundRefused(REFUSALS["too_large"])
    request = json.dumps({"limits": asdict(LIMITS), "paper": PAPERS[paper], "side": side, "room": room})
    answer = answer_of_child(START, file, request, LIMITS)
    if answer is None:
        raise BackgroundRefused(NOT_READ)
    return _picture(answer)


def _picture(line: bytes) -> Picture:
    try:
        told = json.loads(line)
        if "refused" in told:
            raise BackgroundRefused(REFUSALS.get(told["refused"], NOT_READ))
        content, lines = (base64.b64decode(told[part]) for part in ("content", "lines"))
        for art in filter(None, (lines, content if told["kind"] == "lines" else b"")):
            unpacked_art(art)  # the child has read a stranger's file: what it says is read as a stranger's, too
        return Picture(told["width"], told["height"], told["kind"], content, lines=lines)
    except (ValueError, TypeError, KeyError) as error:
        if isinstance(error, BackgroundRefused):
            raise
        raise BackgroundRefused(NOT_READ) from error
