"""Whether a file is a paper of ours with one signature over all of it, by whom we were told to trust.

Loaded with the first signed file alone (`library`); its libraries are the extra `sign`.
"""

import logging
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from asn1crypto.cms import ContentInfo
from asn1crypto.x509 import Certificate, Name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from workshop_tracker.certificates.signing.rules import COMPRESSED, MOST_ADDED, NotAccepted, SignedBy
from workshop_tracker.certificates.signing.signatures.additions import refuse_other_changes
from workshop_tracker.presentation import Sentence

NOT_OURS = Sentence("Berkas ini tidak dimulai dengan sertifikat yang kami keluarkan.")
TOO_MUCH = Sentence("Berkas ini memuat lebih banyak daripada sebuah tanda tangan.")
NOT_SIGNED = Sentence("Berkas ini harus memuat tepat satu tanda tangan elektronik.")
NOT_WHOLE = Sentence("Tanda tangannya tidak mencakup seluruh berkas.")
NOT_TRUSTED = Sentence("Tanda tangannya tidak utuh, atau penandatangannya tidak dikenal.")
UNREADABLE = Sentence("Tanda tangan di berkas ini tidak dapat diperiksa.")
# it would tell the log, at length, what strangers' files are made of
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)
ONE_SPELLING = re.compile(rb"<(?:[0-9a-f]+|[0-9A-F]+)>")  # of a signature's digits


def signed_by(file: bytes, ours: bytes, roots: Sequence[bytes]) -> SignedBy:
    """Who signed our file; `roots` are the certificates (DER) that a signer's must descend from.

    Raises NotAccepted, whatever is wrong: no file makes this raise anything else.
    """
    added = file[len(ours) :]
    if not added or not file.startswith(ours):
        raise NotAccepted(NOT_OURS)
    if len(added) > MOST_ADDED or any(word in added for word in COMPRESSED):
        raise NotAccepted(TOO_MUCH)
    try:
        return _examined(file, ours, roots)
    except NotAccepted:
        raise
    except Exception as error:  # a library that takes apart what strangers wrote raises whatever there is
        raise NotAccepted(UNREADABLE) from error


def _examined(file: bytes, ours: bytes, roots: Sequence[bytes]) -> SignedBy:
    reader = PdfFileReader(BytesIO(file), strict=True)
    if len(reader.embedded_signatures) != 1:
        raise NotAccepted(NOT_SIGNED)
    signature = reader.embedded_signatures[0]
    trusted = ValidationContext(trust_roots=list(map(Certificate.load, roots)), allow_fetching=False)
    status = validate_pdf_signature(signature, trusted)
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        raise NotAccepted(NOT_WHOLE)
    if not status.bottom_line:
        raise NotAccepted(NOT_TRUSTED)
    _refuse_loose_bytes(file, signature.byte_range, status)
    refuse_other_changes(reader, ours)
    holder, issuer = (_name(each) for each in (status.signing_cert.subject, status.signing_cert.issuer))
    return SignedBy(holder, issuer, status.signer_reported_dt)


def _name(name: Name) -> str:
    return str(name.native.get("common_name", "") or name.human_friendly)


def _refuse_loose_bytes(file: bytes, covered: Sequence[int], status: PdfSignatureStatus) -> None:
    """The signature covers all but itself: so that no byte of it says nothing, it must be spelled in one way only."""
    begin, end = covered[1], covered[2]
    written = file[begin:end]
    if list(covered) != [0, begin, end, len(file) - end] or not ONE_SPELLING.fullmatch(written):
        raise NotAccepted(NOT_WHOLE)
    raw = bytes.fromhex(written[1:-1].decode("ascii"))
    container = ContentInfo.load(raw)
    plain = container.dump(force=True)
    if raw[: len(plain)] != plain or raw[len(plain) :].strip(b"\0"):
        raise NotAccepted(NOT_WHOLE)
    if _unsigned(container, status):
        raise NotAccepted(NOT_TRUSTED)


def _unsigned(container: ContentInfo, status: PdfSignatureStatus) -> bool:
    """Whether there is anything in a signature that nothing signs and nobody needs."""
    signed, path = container["content"], status.validation_path
    signer = signed["signer_infos"][0]
    proven = {each.dump() for each in path.iter_certs(include_root=True)} if path else set()
    expected: dict[str, tuple[Any, Any]] = {
        "versions": ((signed["version"].native, signer["version"].native), ("v1", "v1")),
        "digests": ([each.native for each in signed["digest_algorithms"]], [signer["digest_algorithm"].native]),
        "attributes": ([each["type"].native for each in signer["unsigned_attrs"]], []),
        "revocations": (signed["crls"].native, None),
        "issuer": (signer["sid"].chosen["issuer"].dump(), status.signing_cert.issuer.dump()),
        "content": (signed["encap_content_info"].native, {"content_type": "data", "content": None}),
        "strangers": ([each for each in signed["certificates"] if each.chosen.dump() not in proven], []),
    }
    return any(found != wanted for found, wanted in expected.values())
