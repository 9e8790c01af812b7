"""What must hold for every paper of every design: nothing is cut, nothing overlaps, nothing leaves its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from hypothesis import strategies as st

from tests.designs import papers
from tests.designs.papers import HARDEST, NORMAL, OVERFULL, SAMPLE, THREE_SIGNERS, sessions, with_programme
from tests.designs.reading import Box, boxes, codes, full_text, holds, overlapping, pages, printed, squeezed
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.signatures import SignatureSetting
from workshop_tracker.designs.typesetting import LEAST_SIZE

CHECKPOINT_SIZE = 6
STAMP_ACROSS, STAMP_TOP = 35.0, 150.0  # left of the right-hand signer, down to the names (less where ranks raise them)


@dataclass(frozen=True, slots=True)
class Frame:
    """A design's measures in mm: where its fronts and its further sides may print, and what they keep free.

    `small_below` is where the checkpoint in its small type stands; `code` is the area where a phone finds the QR code.
    """

    front: tuple[Box, ...]
    further: Box
    kept_free: tuple[Box, ...]
    code: Box
    small_below: float
    signatures: SignatureSetting
    stamp_top: float = STAMP_TOP


WIDE = replace(
    with_programme(NORMAL, sessions(40)),
    letterhead=("W" * 60,) * 4,
    number="W" * 60,
    name="W" * 120,
    school="W" * 120,
    title="W" * 300,
    organizer="W" * 200,
    place="W" * 200,
    signatories=THREE_SIGNERS,
)
WORDY_SIGNERS = tuple(
    replace(
        signer,
        title_lines=("Kepala Cabang Dinas Pendidikan dan Kebudayaan Wilayah Contoh Tengah Selatan",) * 3,
        name="Prof. Dr. Ir. Hj. RADEN AJENG CONTOH KUSUMANINGTYAS PURBANINGRUM, S.Pd., M.Pd., M.T., Ph.D.",
        rank="Pembina Utama Madya, golongan ruang IV/d, jabatan fungsional pengawas sekolah ahli utama",
    )
    for signer in THREE_SIGNERS
)
MARKUP = '<img src="/etc/passwd"> & <br/><b>"tebal"</b> &amp; \'kutip\' {name} (a) \\n %s'
CASES = {
    "normal": NORMAL,
    "hardest": HARDEST,
    "overfull": OVERFULL,
    "speaker": papers.SPEAKER,
    "english": papers.ENGLISH,
    "sample": SAMPLE,
    "one word": papers.ONE_WORD,
    "neither identity nor school": papers.NAMELESS_SCHOOL,
    "only an identity": replace(NORMAL, school=""),
    "120 wide letters": replace(NORMAL, name="W" * 120, signatories=THREE_SIGNERS),
    "120 narrow letters": replace(NORMAL, name="i" * 120),
    "120 narrow words": replace(NORMAL, name="i " * 60),
    "a title of 300": replace(NORMAL, title=(papers.LONG_TITLE * 2)[:300], signatories=THREE_SIGNERS),
    "everything wide": WIDE,
    "accents over descenders": replace(NORMAL, name="Ấẩq Ẫgyjß " * 10, title="Ấ g ẪqyjŮ " * 25, place="Ấg " * 60),
    "three signers": replace(NORMAL, signatories=THREE_SIGNERS),
    "wordy signers": replace(HARDEST, signatories=WORDY_SIGNERS),
    "no signer": replace(NORMAL, signatories=()),
    "120 sessions": with_programme(NORMAL, sessions(120)),
    "markup": replace(NORMAL, name=MARKUP, title=MARKUP, school=MARKUP, organizer=MARKUP, place=MARKUP),
    "bare": replace(
        NORMAL, letterhead=(), number="", identity_line="", school="", organizer="", dates="", place="", checkpoint=""
    ),
}


def printed_fields(text: CertificateText) -> dict[str, str]:
    """Field or part of it → as it must be found on the front."""
    plain = ("number", "name", "identity_line", "school", "role", "event_kind", "title", "organizer", "dates", "place")
    signers = {
        f"signatory {index} {part}": string
        for index, signer in enumerate(text.signatories)
        for part, string in (
            ("opening", signer.opening),
            ("titles", " ".join(signer.title_lines)),
            ("name", signer.name),
            ("rank", signer.rank),
            ("identity", signer.identity),
        )
    }
    hours = f"{text.lesson_hours} JP" if text.lesson_hours is not None else ""
    fields = {name: getattr(text, name) for name in plain} | signers
    fields |= {f"letterhead {index}": line for index, line in enumerate(text.letterhead)}
    return fields | {"kind": text.kind.upper(), "code": text.code, "checkpoint": text.checkpoint, "hours": hours}


def assert_well_laid(text: CertificateText, frame: Frame) -> None:
    """All laws at once, for one paper: printing is what takes the time."""
    front, *further = pages(printed(text))
    for page, areas in [(front, frame.front), *((page, (frame.further,)) for page in further)]:
        found = boxes(page)
        assert overlapping(found) == []
        assert [box for box in found if not any(box.lies_in(area) for area in areas)] == []
        assert [box for box in found if box.size < least_size(box, frame)] == []
    missing = {field for field, value in printed_fields(text).items() if not holds(front, value)}
    assert missing == set()
    kept_free = (*frame.kept_free, stamp_zone(text, frame))
    assert [box for box in boxes(front) if any(box.overlaps(zone) for zone in kept_free)] == []
    assert codes(front, frame.code) == [text.verification_url]
    assert_programme_is_whole(text, further)


def assert_programme_is_whole(text: CertificateText, further: Sequence[pdfium.PdfPage]) -> None:
    """Every session stands on the further sides, each of which says whose paper it is."""
    back = squeezed("".join(full_text(page) for page in further))
    for row in text.programme:
        assert squeezed(row.topic) in back
        assert squeezed(row.speakers) in back
    for page in further:
        assert holds(page, text.number)
        assert holds(page, text.name)
        assert holds(page, text.code)


def least_size(box: Box, frame: Frame) -> float:
    """Only the checkpoint is smaller than what else is read on paper."""
    return CHECKPOINT_SIZE if box.bottom > frame.small_below else LEAST_SIZE


def stamp_zone(text: CertificateText, frame: Frame) -> Box:
    """Where the office sets its stamp."""
    if not text.signatories:
        return Box("stamp", 0, 0, 0, 0, 0)
    right, _ = frame.signatures.slots[len(text.signatories)][0]
    return Box("stamp", right - STAMP_ACROSS, frame.stamp_top, right, frame.signatures.names, 0)


LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,'’-ÅẤéñüşŁğ<&\"()/")
WORD = st.text(LETTERS, min_size=1, max_size=14)


def phrase(most: int) -> st.SearchStrategy[str]:
    """Words of at most `most` characters together."""
    return st.lists(WORD, min_size=1, max_size=most // 4).map(lambda words: " ".join(words)[:most].strip())


PAPERS = st.builds(
    replace,
    st.sampled_from([NORMAL, SAMPLE, papers.ENGLISH, papers.SPEAKER]),
    name=phrase(120),
    number=phrase(60),
    school=st.one_of(st.just(""), phrase(120)),
    identity_line=st.sampled_from(["", "NIP 19700000 199500 2 000"]),
    title=phrase(300),
    organizer=phrase(200),
    place=phrase(200),
    letterhead=st.lists(phrase(60), min_size=1, max_size=4).map(tuple),
    signatories=st.sampled_from([(), THREE_SIGNERS[:1], THREE_SIGNERS[1:], THREE_SIGNERS, WORDY_SIGNERS]),
)
