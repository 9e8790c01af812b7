"""The file of a paper as an answer: the signed one, or signed as it leaves where this installation has an own key."""

from functools import lru_cache
from pathlib import Path

from werkzeug.wrappers import Response

from workshop_tracker.certificates.exports import paper_file_name
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.signing.actions import Signer
from workshop_tracker.certificates.signing.rules import SigningKeyUnusable
from workshop_tracker.certificates.signing.serving import paper_file
from workshop_tracker.certificates.signing.signatures import library
from workshop_tracker.config import P12, Settings, WrongSetting
from workshop_tracker.database import now
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.downloads import send_parts
from workshop_tracker.extensions import current_settings, db


def send_paper_file(paper: Certificate) -> Response:
    """One paper under its own name."""
    name = paper_file_name(certificate_text_from_json(paper.snapshot))
    return send_parts(iter([file_of(paper)]), "application/pdf", name)


def file_of(paper: Certificate) -> bytes:
    """The bytes that whoever may take this paper along gets."""
    settings = current_settings()
    signer = _signer(settings.p12, settings.p12_password) if settings.p12 else None
    return paper_file(db.session, paper, signer.signed if signer else None)


def check_own_key(settings: Settings) -> None:
    """A key that cannot sign is found at the start, not by a teacher. Raises WrongSetting."""
    try:
        if settings.p12 is not None:
            _signer(settings.p12, settings.p12_password)
    except (SigningKeyUnusable, library.SigningNotInstalled) as problem:
        raise WrongSetting(f"{P12}: {problem}") from problem
    except OSError as problem:
        raise WrongSetting(f"{P12}: {settings.p12} tidak dapat dibaca ({problem.strerror}).") from problem


@lru_cache(maxsize=1)
def _signer(p12: Path, password: str) -> Signer:
    signer: Signer = library.pades().OwnSigner(p12.read_bytes(), password, at=now())
    return signer
