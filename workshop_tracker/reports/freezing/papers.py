"""A frozen report as a document: the signed numbers, the typed texts as parts, the code by which anybody checks it."""

from dataclasses import replace
from urllib.parse import urlsplit

from workshop_tracker.presentation import Sentence, format_moment
from workshop_tracker.reports.documents.drafts import usual_paragraphs
from workshop_tracker.reports.documents.letters import Frame, Letter, Proof, Signature
from workshop_tracker.reports.documents.parts import Part, ReportDocument, numbered
from workshop_tracker.reports.documents.region_parts import region_document_of
from workshop_tracker.reports.freezing.contents import Content, Texts
from workshop_tracker.reports.freezing.differences import told
from workshop_tracker.reports.freezing.queries import Signed


def frozen_document(report: Signed, base_url: str, *, is_sample: bool = False) -> ReportDocument:
    """The same for ever, but for the wording of a later release."""
    code = report.frozen.code
    state = Sentence("Dibekukan %(moment)s.", moment=format_moment(report.frozen.frozen_at))
    return _document(report.content, state, Proof(check_url(base_url, code), code), is_sample=is_sample)


def previewed_document(content: Content, *, is_sample: bool = False) -> ReportDocument:
    """What would be frozen; it calls itself a preview, and has no code."""
    return _document(content, Sentence("Pratinjau, belum dibekukan."), None, is_sample=is_sample)


def _document(content: Content, state: str, proof: Proof | None, *, is_sample: bool) -> ReportDocument:
    document, texts = region_document_of(content.report), content.texts
    frame = Frame(
        letterhead=content.letterhead,
        state=state,
        letter=_letter(texts, document) if texts.has_letter else None,
        signature=_signature(texts) if texts.has_signer else None,
        proof=proof,
        is_sample=is_sample,
    )
    return replace(document, parts=numbered((*document.parts, *_typed(content))), frame=frame)


def check_url(base_url: str, code: str) -> str:
    """The address in the QR code; in capitals, which makes the smallest code, unless its path would change."""
    url = f"{base_url}/l/{code}"
    return url if urlsplit(base_url).path.strip("/") else url.upper()


def _typed(content: Content) -> tuple[Part, ...]:
    texts = (
        ("obstacles", Sentence("Kendala"), content.texts.obstacles),
        ("follow_up", Sentence("Tindak lanjut"), content.texts.follow_up),
        ("plans", Sentence("Rencana periode berikutnya"), content.texts.plans),
    )
    parts = tuple(Part(key, title, notes=_lines(text)) for key, title, text in texts if text.strip())
    if content.corrections is None:
        return parts
    return (Part("corrections", Sentence("Koreksi laporan lalu"), told(content.corrections)), *parts)


def _letter(texts: Texts, document: ReportDocument) -> Letter:
    return Letter(
        texts.placed,
        texts.number,
        texts.nature,
        texts.attachment,
        texts.subject or document.title,
        _lines(texts.addressee),
        _lines(texts.opening) or usual_paragraphs(document),
    )


def _signature(texts: Texts) -> Signature:
    return Signature(_lines(texts.signer_title), texts.signer_name, texts.signer_rank, texts.signer_identity)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
