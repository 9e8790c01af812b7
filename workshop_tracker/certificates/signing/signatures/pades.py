"""Signing a file with a key of one's own (PAdES): an addition to its bytes, which stay as they are.

Loaded with the first signature alone (`library`); its libraries are the extra `sign`.
"""

import datetime as dt
from io import BytesIO

from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

from workshop_tracker.certificates.signing.rules import SigningKeyUnusable
from workshop_tracker.presentation import Sentence

FIELD = "TandaTangan"
NOT_CERTIFIED = "Tanda tangan elektronik tidak tersertifikasi"


class Addition(IncrementalPdfFileWriter):
    """Leaves what the file says about itself as it is: its checkpoint is evidence, and papers bear no clock."""

    def _update_meta(self) -> None:
        """The library's own would write both anew."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """The file stays 1.7, as archive files are; the library would call it 2.0, whose signatures look the same."""


class OwnSigner:
    """A .p12 at work: whose it is, and how it signs."""

    def __init__(self, content: bytes, password: str, *, at: dt.datetime) -> None:
        """Raises SigningKeyUnusable: no .p12, another password, or a certificate that does not hold at that instant."""
        try:
            certificate = pkcs12.load_pkcs12(content, password.encode()).cert
        except ValueError as error:
            raise SigningKeyUnusable(
                Sentence("Berkas .p12 tidak dapat dibuka: sandinya keliru atau berkasnya rusak.")
            ) from error
        if certificate is None:
            raise SigningKeyUnusable(Sentence("Berkas .p12 ini tidak memuat sertifikat."))
        held = certificate.certificate
        if not held.not_valid_before_utc <= at <= held.not_valid_after_utc:
            raise SigningKeyUnusable(Sentence("Sertifikat di berkas .p12 ini sudah tidak berlaku, atau belum."))
        signer = SimpleSigner.load_pkcs12_data(content, [], passphrase=password.encode())
        if signer is None:
            raise SigningKeyUnusable(Sentence("Kunci di berkas .p12 ini tidak dapat dipakai untuk menandatangani."))
        self.name = str(signer.subject_name)
        self._signer = signer

    def signed(self, file: bytes) -> bytes:
        """The file with its signature; every byte of `file` stands at its beginning."""
        about = PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            name=self.name,
            reason=NOT_CERTIFIED,
        )
        out: BytesIO = PdfSigner(about, self._signer).sign_pdf(Addition(BytesIO(file)))
        return out.getvalue()
