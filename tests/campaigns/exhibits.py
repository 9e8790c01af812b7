"""Every kind of file that the product prints, as the values that are printed and what prints them."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from io import BytesIO
from typing import Any

from tests.attendance.sheets.test_pdf import SHEET
from tests.designs.papers import CHAIR, CODE, HEAD_OF_OFFICE, NORMAL, in_design
from tests.handout.records.test_pdf import ADDRESS, text_of
from workshop_tracker.attendance.sheets.pdf import draw_attendance_sheets
from workshop_tracker.attendance.sheets.printed import Paper
from workshop_tracker.certificates.printing.exports import covers_run, receipts_run
from workshop_tracker.certificates.proof.page import ProofPage
from workshop_tracker.certificates.proof.pdf import draw_proof
from workshop_tracker.certificates.register_book.pdf import draw_book
from workshop_tracker.designs.imposition.rules import Imposition, Shift
from workshop_tracker.designs.own.looks import Look
from workshop_tracker.designs.pdf import merged_pdf, single_pdf
from workshop_tracker.designs.rules import NEWEST_VERSIONS, CertificateText, certificate_text_to_json
from workshop_tracker.designs.sheet import PageSize
from workshop_tracker.handout.records.pdf import draw_transcript
from workshop_tracker.handout.records.transcripts import OutsideText

OURS = frozenset({"design", "code", "verification_url", "address", "language", "state"})  # no words of people


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A kind of file: what one says and how it is printed."""

    name: str
    value: Any
    printed: Callable[[Any], bytes]


@dataclass(frozen=True, slots=True)
class Book:
    """What a register book says."""

    issuer: str
    about: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def book_of(book: Book) -> bytes:
    draw_book(book.issuer, book.about, book.rows, out := BytesIO())
    return out.getvalue()


def sheet_of(sheet: Any) -> bytes:
    draw_attendance_sheets((sheet,), Paper.A4, out := BytesIO())
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Listed:
    """What the sheets that go along with a paper say of it."""

    kind: str = NORMAL.kind
    title: str = NORMAL.title
    dates: str = NORMAL.dates
    place: str = NORMAL.place
    number: str = NORMAL.number
    name: str = NORMAL.name

    def pile(self) -> list[list[str]]:
        return [[certificate_text_to_json(replace(NORMAL, **asdict(self)))]]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The sentences of an own design; square brackets mean that a part may be left out, and are not printed."""

    heading: str = "TANDA HORMAT"
    given: str = "Untuk {nama}"
    event: str = "yang hadir pada"
    closing: str = "di {tempat}"

    def paper(self) -> CertificateText:
        sentences = tuple(("id", place, text) for place, text in asdict(self).items())
        return replace(NORMAL, design="contoh.biru", look=Look("klasik", 1, sentences=sentences))


PAPER = replace(NORMAL, signatories=(HEAD_OF_OFFICE, CHAIR))
LETTER = replace(in_design(PAPER, "surat_keterangan"), statement="pernah hadir 12 dari 32 JP")
PROOF = ProofPage(
    title="Lembar verifikasi sertifikat",
    made="Keadaan pada 12 Juli 2025.",
    state="Sertifikat ini sudah dicabut.",
    detail="Dicabut 12 Juli 2025. Alasan: Salah orang",
    is_holding=False,
    fields=(("Nama", "Ayu Contoh, S.Pd."), ("Asal", "SMK Contoh"), ("Judul kegiatan", "Workshop “Contoh”")),
    checkpoint="Keadaan ini tercatat dalam log 2025, entri 1.",
    meaning="Lembar ini menyebut keadaan pada saat itu saja.",
    address="https://contoh.example/v/x",
    code=CODE,
    scan="Pindai untuk membaca keadaan terkini",
    language="id",
)
BOOK = Book(
    "MGMP Contoh",
    ("Seri 2025", "Nomor 1 s.d. 1"),
    (("001/CONTOH/2025", "1", "Ayu Contoh, S.Pd.", "sah", "12-07-2025", "Workshop Contoh"),),
)
ELSEWHERE = OutsideText(2025, "Diklat Contoh", "Badan Contoh", "1 Maret 2025", "7/X", "Peserta", 32, "verified")
TRANSCRIPT = replace(text_of(2), outside=(ELSEWHERE,), outside_hours=((2025, 32),))
EXHIBITS = (
    *(Exhibit(code, in_design(PAPER, code), single_pdf) for code in NEWEST_VERSIONS if code != LETTER.design),
    Exhibit("surat_keterangan", LETTER, single_pdf),
    Exhibit("own design", OwnWords(), lambda words: single_pdf(words.paper())),
    Exhibit("papers together", PAPER, lambda text: b"".join(merged_pdf([text, PAPER]))),
    Exhibit("covers", Listed(), lambda listed: b"".join(covers_run(listed.pile(), Imposition()))),
    Exhibit("receipts", Listed(), lambda listed: b"".join(receipts_run(listed.pile(), PageSize.PORTRAIT, Shift()))),
    Exhibit("attendance sheet", replace(SHEET, people=SHEET.people[:2]), sheet_of),
    Exhibit("register book", BOOK, book_of),
    Exhibit("proof", PROOF, draw_proof),
    Exhibit("transcript", TRANSCRIPT, lambda text: draw_transcript(text, CODE, ADDRESS, "22 November 2026")),
)
