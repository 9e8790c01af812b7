"""The dated page about a paper, for whoever would otherwise ask for a legalised copy."""

from dataclasses import replace
from importlib import import_module

from flask import Blueprint, abort
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone
from workshop_tracker.certificates.contents.wording import verification_url
from workshop_tracker.certificates.models import PaperKind
from workshop_tracker.certificates.proof.page import ProofPage
from workshop_tracker.certificates.telling import told_state
from workshop_tracker.certificates.verification.answers import Verification, VerifiedState
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.database import now
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.downloads import send_parts
from workshop_tracker.edge import any_address
from workshop_tracker.extensions import current_language, current_settings, db
from workshop_tracker.ledger.queries import Place
from workshop_tracker.presentation import file_name_part, format_date, format_moment, format_number

blueprint = Blueprint("proof", __name__)


@blueprint.get("/v/<code>/proof.pdf")
@anyone("anybody may check a paper")
@any_address
def show(code: str) -> Response:
    """Only of a paper of ours about which table and log agree."""
    limits.check(limits.VERIFICATION, limits.caller())
    answer = verify(db.session, code)
    if answer.text is None:
        abort(404)
    page = _page(answer, answer.text)
    file: bytes = import_module("workshop_tracker.certificates.proof.pdf").draw_proof(
        page
    )  # heavy: with the first page
    name = f"{gettext('Lembar verifikasi')} {answer.text.number}"
    return send_parts(iter([file]), "application/pdf", f"{file_name_part(name)}.pdf")


def _page(answer: Verification, text: CertificateText) -> ProofPage:
    language = current_language()
    state, detail = _state(answer)
    return ProofPage(
        title=_title(answer),
        made=gettext("Keadaan pada %(moment)s.", moment=format_moment(now(), language=language)),
        state=state,
        detail=detail,
        is_holding=answer.state is VerifiedState.VALID and not answer.is_sample,
        fields=_fields(answer, text),
        checkpoint=_checkpoint(answer.place) if answer.place else "",
        meaning=gettext(
            "Lembar ini dibuat dari catatan penerbit dan menyebut keadaan pada saat itu saja. "
            "Keadaan terkini selalu terbaca lewat kode QR di bawah; cocokkan isinya dengan kertas."
        ),
        address=verification_url(current_settings().base_url, text.code),
        code=text.code,
        scan=gettext("Pindai untuk membaca keadaan terkini"),
        language=language,
    )


def _title(answer: Verification) -> str:
    is_letter = answer.kind is PaperKind.SURAT_KETERANGAN
    title = gettext("Lembar verifikasi surat keterangan") if is_letter else gettext("Lembar verifikasi sertifikat")
    return str(title)


def _state(answer: Verification) -> tuple[str, str]:
    """The sentence that the page of the QR code says, and what is said below it."""
    # a sample is called one whatever its state: this page must not serve as a proof of anything
    told = told_state(replace(answer, state=VerifiedState.VALID, successor_number="") if answer.is_sample else answer)
    return told.title, told.detail


def _fields(answer: Verification, text: CertificateText) -> tuple[tuple[str, str], ...]:
    issued = format_date(answer.issued_on, language=current_language()) if answer.issued_on else ""
    return (
        (gettext("Nama"), text.name),
        (gettext("Sebagai"), text.role.capitalize()),
        (gettext("Asal"), text.school),
        (gettext("Judul kegiatan"), f"{text.event_kind} “{text.title}”"),
        (gettext("Menerangkan"), text.statement),
        (gettext("Tanggal"), text.dates),
        (gettext("Tempat"), text.place),
        (gettext("Jumlah"), f"{text.lesson_hours} JP" if text.lesson_hours else ""),
        (gettext("Nomor"), text.number),
        (gettext("Terbitan"), str(text.edition)),
        (gettext("Diterbitkan"), issued),
        (gettext("Penyelenggara"), text.organizer),
        (gettext("Penanda tangan"), "; ".join(signer.name for signer in text.signatories)),
    )


def _checkpoint(place: Place) -> str:
    language = current_language()
    words = gettext(
        "Keadaan ini tercatat dalam log %(year)s, entri %(seq)s; titik periksa berikutnya akan mencakupnya."
    )
    numbers = {"year": str(place.year), "seq": format_number(place.seq, language=language)}
    if place.is_covered and place.checkpoint is not None:
        words = gettext("Keadaan ini tercatat dalam log %(year)s, entri %(seq)s, per titik periksa %(size)s (%(day)s).")
        numbers["size"] = format_number(place.checkpoint.size, language=language)
        numbers["day"] = format_moment(place.checkpoint.made_at, language=language)
    return str(words % numbers)
