"""A report of today with what an office needs around it: to be completed in Word, or printed and signed as it is."""

import datetime as dt
from dataclasses import replace

from workshop_tracker.organizations.models import Organization
from workshop_tracker.presentation import Sentence, format_moment
from workshop_tracker.reports.documents.letters import Frame, Letter, Signature
from workshop_tracker.reports.documents.parts import ReportDocument
from workshop_tracker.reports.documents.region_parts import region_document_of
from workshop_tracker.reports.region import RegionReport

BLANK = "……………"  # to be filled in by hand
NATURE, ATTACHMENT = "Biasa", "1 (satu) berkas"


def draft_of(report: RegionReport, office: Organization, at: dt.datetime, *, is_sample: bool = False) -> ReportDocument:
    """The report with the office's letterhead and a covering letter with dots for blanks; it calls itself a draft."""
    document = region_document_of(report)
    frame = Frame(
        letterhead=letterhead_of(office),
        state=Sentence("Keadaan data %(moment)s. Draf, belum dibekukan.", moment=format_moment(at)),
        letter=Letter(
            placed=f"{office.city or BLANK}, {BLANK}",
            number=BLANK,
            nature=NATURE,
            attachment=ATTACHMENT,
            subject=document.title,
            addressee=(f"Yth. {BLANK}",),
            paragraphs=usual_paragraphs(document),
        ),
        signature=Signature((f"Kepala {office.name},",), "", "", f"NIP {BLANK}"),
        is_sample=is_sample,
    )
    return replace(document, frame=frame)


def letterhead_of(office: Organization) -> tuple[str, ...]:
    return tuple(line.strip() for line in office.letterhead.splitlines() if line.strip())


def usual_paragraphs(document: ReportDocument) -> tuple[str, ...]:
    """What a covering letter says, with the first sentence of the report."""
    return (
        f"Bersama ini kami sampaikan laporan pengembangan kompetensi guru {document.office} periode "
        f"{document.period} sebagaimana terlampir. {document.lead}",
        "Demikian laporan ini kami sampaikan. Atas perhatian Bapak/Ibu kami ucapkan terima kasih.",
    )
