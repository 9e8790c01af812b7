"""What must hold for every paper, however hard: nothing is cut, nothing overlaps, nothing leaves its place."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.designs import papers
from tests.designs.papers import HARDEST, NORMAL, OVERFULL, SAMPLE, THREE_SIGNERS, sessions, with_programme
from tests.designs.reading import Box, boxes, codes, full_text, holds, overlapping, pages, printed, squeezed
from workshop_tracker.designs.faces import coverage
from workshop_tracker.designs.klasik.signatures import SIGNATURES, STAMP_ACROSS, STAMP_TOP
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.typesetting import LEAST_SIZE

LEFT, RIGHT, TOP, BOTTOM = 27.8, 269.2, 20.0, 193.5  # mm; the content box, down to the line in the gold rule
QUIET_ZONE = Box("QR", 28 - 2.9, 153.8 - 2.9, 49 + 2.9, 174.8 + 2.9, 0)
EMBLEMS = (Box("star", 30.5, 22.1, 51.5, 43.1, 0), Box("book", 245.5, 22.1, 266.5, 43.1, 0))
CHECKPOINT_SIZE = 6

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


def assert_well_laid(text: CertificateText) -> None:
    """All laws at once, for one paper: printing is what takes the time."""
    front, *further = pages(printed(text))
    for page in (front, *further):
        found = boxes(page)
        assert overlapping(found) == []
        assert [box for box in found if not within(box)] == []
        assert [box for box in found if box.size < least_size(box)] == []
    missing = {field for field, value in printed_fields(text).items() if not holds(front, value)}
    assert missing == set()
    kept_free = (QUIET_ZONE, stamp_zone(text), *EMBLEMS)
    assert [box for box in boxes(front) if any(box.overlaps(zone) for zone in kept_free)] == []
    assert codes(front) == [text.verification_url]
    assert_programme_is_whole(text, further)


def assert_programme_is_whole(text: CertificateText, further: list) -> None:
    back = squeezed("".join(full_text(page) for page in further))
    for row in text.programme:
        assert squeezed(row.topic) in back
        assert squeezed(row.speakers) in back
    for page in further:
        assert holds(page, text.number)
        assert holds(page, text.name)
        assert holds(page, text.code)


def within(box: Box) -> bool:
    return box.left >= LEFT and box.right <= RIGHT and box.top >= TOP and box.bottom <= BOTTOM


def least_size(box: Box) -> float:
    return CHECKPOINT_SIZE if box.bottom > 191 else LEAST_SIZE


def stamp_zone(text: CertificateText) -> Box:
    """35 mm to the left of the right-hand signer, down to the names (a little less where ranks raise them)."""
    if not text.signatories:
        return Box("stamp", 0, 0, 0, 0, 0)
    right, _ = SIGNATURES.slots[len(text.signatories)][0]
    return Box("stamp", right - STAMP_ACROSS, STAMP_TOP, right, SIGNATURES.names, 0)


@pytest.mark.parametrize("case", CASES)
def test_a_hard_paper_is_well_laid(case):
    assert_well_laid(CASES[case])


def chunks(letters: list[str], size: int) -> list[str]:
    return ["".join(letters[start : start + size]) for start in range(0, len(letters), size)]


CHUNKS = chunks(sorted(coverage() - set(" \u00a0\u2002\u2003\u2009\u200a\u202f")), 90)


@pytest.mark.parametrize("chunk", CHUNKS, ids=lambda chunk: f"from U+{ord(chunk[0]):04X}")
def test_every_letter_of_the_fonts_is_printed_and_found_again(chunk):
    marked = "".join(f"a{letter}" if unicodedata.combining(letter) else letter for letter in chunk)
    words = " ".join(chunks(list(marked), 12))
    assert_well_laid(replace(NORMAL, name=words, title=words, school=words, signatories=THREE_SIGNERS))


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


@settings(max_examples=25, deadline=None, phases=set(Phase) - {Phase.shrink})  # a paper takes 0.1 s to read back
@given(PAPERS, st.integers(0, 60))
def test_any_paper_is_well_laid(text, count):
    hours = sum(row.lesson_hours for row in sessions(count)) if count else 4
    assert_well_laid(replace(text, programme=sessions(count), lesson_hours=hours))
