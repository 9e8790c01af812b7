"""Invented keys with their certificates, as .p12 files and as what others trust."""

import datetime as dt
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "rahasia contoh"
BORN = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
LONG = dt.timedelta(days=3650)


@dataclass(frozen=True)
class Holder:
    """A key and its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def p12(self, *others: "Holder", password: str = PASSWORD) -> bytes:
        chain = [each.certificate for each in others]
        how = BestAvailableEncryption(password.encode())
        return pkcs12.serialize_key_and_certificates(b"contoh", self.key, self.certificate, chain, how)


def make_holder(name: str, issuer: Holder | None = None, *, is_authority: bool = False, lasts: dt.timedelta = LONG):
    """A holder whose certificate `issuer` has signed, or itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    uses = {
        "digital_signature": True,
        "content_commitment": True,
        "key_cert_sign": is_authority,
        "crl_sign": is_authority,
    }
    others = ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only")
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BORN)
        .not_valid_after(BORN + lasts)
        .add_extension(x509.KeyUsage(**uses, **dict.fromkeys(others, False)), critical=True)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .sign(issuer.key if issuer else key, hashes.SHA256())
    )
    return Holder(key, certificate)
