"""What is said of a paper's state in one sentence and a second one: a letter is called a letter."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext

from workshop_tracker.certificates.models import Certificate, PaperKind
from workshop_tracker.certificates.verification.answers import Verification, VerifiedState
from workshop_tracker.extensions import current_language
from workshop_tracker.presentation import format_moment


@dataclass(frozen=True, slots=True)
class ToldState:
    """The sentence that counts, what is said below it, and its tone: ok, wait, bad."""

    title: str
    detail: str
    tone: str


def told_state(answer: Verification) -> ToldState:
    """In the reader's language; only of a paper that is known and that the log does not contradict."""
    is_letter = answer.kind is PaperKind.SURAT_KETERANGAN
    title = _title_of_letter(answer) if is_letter else _title_of_certificate(answer)
    if answer.state is VerifiedState.VALID:
        return ToldState(title, _valid_since(answer), "wait" if answer.is_sample else "ok")
    told = {"since": _since(answer), "reason": answer.reason}
    detail, tone = {
        VerifiedState.PREPARED: (gettext("Sudah dicetak, menunggu pengesahan penyelenggara."), "wait"),
        VerifiedState.REPLACED: (gettext("Diganti %(since)s. Alasan: %(reason)s", **told), "wait"),
        VerifiedState.REVOKED: (gettext("Dicabut %(since)s. Alasan: %(reason)s", **told), "bad"),
        VerifiedState.WITHDRAWN: (
            gettext("Disiapkan, tetapi tidak pernah disahkan. Alasan: %(reason)s", reason=answer.reason),
            "bad",
        ),
    }[answer.state]
    return ToldState(title, detail, tone)


def told_revoked(paper: Certificate) -> str:
    """What whoever revoked it reads."""
    told = gettext("Sertifikat %(number)s dicabut.", number=paper.number)
    if paper.kind is PaperKind.SURAT_KETERANGAN:
        told = gettext("Surat keterangan %(number)s dicabut.", number=paper.number)
    return str(told)


def told_restored(paper: Certificate) -> str:
    """What whoever took a revocation back reads."""
    told = gettext("Sertifikat %(number)s sah kembali.", number=paper.number)
    if paper.kind is PaperKind.SURAT_KETERANGAN:
        told = gettext("Surat keterangan %(number)s sah kembali.", number=paper.number)
    return str(told)


def _title_of_certificate(answer: Verification) -> str:
    if answer.successor_number:
        return str(gettext("Sertifikat ini diganti surat keterangan nomor %(number)s.", number=answer.successor_number))
    titles = {
        VerifiedState.VALID: gettext("Sertifikat ini sah."),
        VerifiedState.PREPARED: gettext("Sertifikat ini menunggu pengesahan."),
        VerifiedState.REPLACED: gettext("Sertifikat ini sudah diganti."),
        VerifiedState.REVOKED: gettext("Sertifikat ini sudah dicabut."),
        VerifiedState.WITHDRAWN: gettext("Sertifikat ini batal."),
    }
    return _title(answer, titles, of_sample=gettext("Sertifikat ini CONTOH, tidak berlaku."))


def _title_of_letter(answer: Verification) -> str:
    """A letter is valid as soon as it is written."""
    titles = {
        VerifiedState.VALID: gettext("Surat keterangan ini sah."),
        VerifiedState.REPLACED: gettext("Surat keterangan ini sudah diganti."),
        VerifiedState.REVOKED: gettext("Surat keterangan ini sudah dicabut."),
    }
    return _title(answer, titles, of_sample=gettext("Surat keterangan ini CONTOH, tidak berlaku."))


def _title(answer: Verification, titles: Mapping[VerifiedState, str], *, of_sample: str) -> str:
    """A specimen is never called valid."""
    is_valid_sample = answer.is_sample and answer.state is VerifiedState.VALID
    return of_sample if is_valid_sample else titles[answer.state]


def _valid_since(answer: Verification) -> str:
    if answer.is_sample or answer.text is None:
        return str(gettext("Dibuat untuk peragaan; isinya rekaan."))
    issuer, since = answer.text.organizer, _since(answer)
    return str(gettext("Diterbitkan oleh %(issuer)s, disahkan %(since)s.", issuer=issuer, since=since))


def _since(answer: Verification) -> str:
    return format_moment(answer.since, language=current_language()) if answer.since else ""
