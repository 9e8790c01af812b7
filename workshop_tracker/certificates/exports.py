"""Papers out: one PDF for the printer or a ZIP with a file for each, named from what is printed; the book as a list."""

from collections.abc import Callable, Iterable, Iterator

from workshop_tracker.attendance.models import ParticipationRole
from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.queries import Paper
from workshop_tracker.designs.pdf import merged_pdf, single_pdf, zipped_pdfs
from workshop_tracker.designs.rules import NO_LOOKS, CertificateText, Looks, certificate_text_from_json
from workshop_tracker.presentation import file_name_part
from workshop_tracker.spreadsheets.listed import ListSheet

ROLES = {
    ParticipationRole.PARTICIPANT: "Peserta",
    ParticipationRole.SPEAKER: "Narasumber",
    ParticipationRole.MODERATOR: "Moderator",
    ParticipationRole.FACILITATOR: "Fasilitator",
    ParticipationRole.COMMITTEE: "Panitia",
}
STATES = {
    PaperState.PREPARED: "Disiapkan",
    PaperState.VALID: "Sah",
    PaperState.REPLACED: "Diganti",
    PaperState.REVOKED: "Dicabut",
    PaperState.WITHDRAWN: "Batal; nomor tidak dipakai lagi",
}
SHORT_TITLE = 40  # characters of the title in a file name


def paper_pdf(snapshot: str, looks: Looks = NO_LOOKS) -> bytes:
    """The file of one paper; the same frozen text is the same bytes, wherever it leaves.

    `looks` are those of own designs (`looks_of_papers`), without which their papers raise UnknownDesign.
    """
    return single_pdf(certificate_text_from_json(snapshot, looks))


def papers_pdf(snapshots: Iterable[str], looks: Looks) -> Iterator[bytes]:
    """One document with all papers, in their order and in parts."""
    return merged_pdf(certificate_text_from_json(snapshot, looks) for snapshot in snapshots)


def papers_zip(
    snapshots: Iterable[str], looks: Looks, kept: Callable[[str], bytes | None] | None = None
) -> Iterator[bytes]:
    """A ZIP of single PDFs and nothing else, in parts; namesakes keep their own files.

    `kept` finds the file of a code that is not to be drawn, because it was signed.
    """
    named = _named(snapshots, looks)
    return zipped_pdfs(named if kept is None else ((name, kept(text.code) or text) for name, text in named))


def _named(snapshots: Iterable[str], looks: Looks) -> Iterator[tuple[str, CertificateText]]:
    taken: set[str] = set()
    for snapshot in snapshots:
        text = certificate_text_from_json(snapshot, looks)
        yield _free_name(numbered_file_name(text), taken), text


def numbered_file_name(text: CertificateText) -> str:
    """The same behind the paper's number, so that files lie in the order of the book."""
    return f"{file_name_part(text.number)}-{paper_file_name(text)}"


def paper_file_name(text: CertificateText) -> str:
    """`Sertifikat-<judul>-<tahun>-<nama>.pdf`, ASCII, from the frozen text alone."""
    parts = (
        text.kind.capitalize(),
        file_name_part(text.title, longest=SHORT_TITLE),
        _year(text.dates),
        file_name_part(text.name),
    )
    return "-".join(part for part in parts if part) + ".pdf"


def _year(dates: str) -> str:
    """The last word of the printed days is the year in both languages."""
    words = dates.split()
    return file_name_part(words[-1]) if words else ""


def _free_name(name: str, taken: set[str]) -> str:
    stem, candidate, count = name.removesuffix(".pdf"), name, 1
    while candidate.casefold() in taken:
        count += 1
        candidate = f"{stem}-{count}.pdf"
    taken.add(candidate.casefold())
    return candidate


def papers_sheet(papers: Iterable[Paper]) -> ListSheet:
    """The book of a workshop's papers, as its page shows it."""
    rows = ((each.number, each.version, each.name, ROLES[each.role], STATES[each.state]) for each in papers)
    return ListSheet("Sertifikat", ("Nomor", "Terbitan", "Nama", "Sebagai", "Keadaan"), rows)
