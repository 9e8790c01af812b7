"""What a frozen report keeps: numbers, letterhead, the texts that people typed, corrections; one text, and its hash."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from workshop_tracker.reports.freezing.differences import Corrections
from workshop_tracker.reports.region import RegionReport, region_document, region_report
from workshop_tracker.reports.written.values import as_document, from_document


@dataclass(frozen=True, slots=True)
class Texts:
    """What people add to the numbers; several lines are several paragraphs, an empty text is not printed."""

    number: str = ""
    nature: str = "Biasa"
    attachment: str = "1 (satu) berkas"
    subject: str = ""
    addressee: str = ""
    placed: str = ""
    opening: str = ""
    obstacles: str = ""
    follow_up: str = ""
    plans: str = ""
    signer_title: str = ""
    signer_name: str = ""
    signer_rank: str = ""
    signer_identity: str = ""

    @property
    def has_letter(self) -> bool:
        """Whether anybody wrote a covering letter; its nature and attachment alone are none."""
        return bool(self.number or self.addressee or self.placed or self.opening)

    @property
    def has_signer(self) -> bool:
        return bool(self.signer_title or self.signer_name)


@dataclass(frozen=True, slots=True)
class Content:
    """All that the paper says; `corrections` are those of the period before, if its report was frozen."""

    report: RegionReport
    texts: Texts
    letterhead: tuple[str, ...] = ()
    corrections: Corrections | None = None


def packed(content: Content) -> str:
    """One text, the same for the same content."""
    document = {
        "report": region_document(content.report),
        "texts": as_document(content.texts),
        "letterhead": list(content.letterhead),
        "corrections": as_document(content.corrections) if content.corrections else None,
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unpacked(text: str) -> Content:
    """The exact inverse of `packed`."""
    document: dict[str, Any] = json.loads(text)
    return Content(
        region_report(document["report"]),
        from_document(Texts, document["texts"]),
        tuple(document["letterhead"]),
        from_document(Corrections, document["corrections"]),
    )


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
