"""A paper as a credential, what the list of revoked ones holds, and both as signed tokens (JWS, Ed25519)."""

import base64
import datetime as dt
import gzip
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workshop_tracker.designs.rules import CertificateText

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
BITS_OF_A_LIST = 131_072  # the least that hides one paper among others
SAMPLE = "CONTOH, tidak berlaku. "


@dataclass(frozen=True, slots=True)
class Place:
    """Where a badge stands in the lists of revoked ones: which list, which bit of it."""

    part: int
    bit: int


def place_of(certificate_id: int) -> Place:
    """The place of a paper's badge, for ever the same."""
    return Place(*divmod(certificate_id, BITS_OF_A_LIST))


def badge(text: CertificateText, *, site: str, valid_from: str, place: Place) -> dict[str, Any]:
    """The credential of a paper: what is printed on its front, the identity line excepted."""
    paper = f"{site}/v/{text.code}"
    mark = SAMPLE if text.is_sample else ""
    return {
        "@context": [CREDENTIALS, BADGES],
        "id": paper,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"{mark}{text.title}",
        "issuer": {"id": site, "type": ["Profile"], "name": text.organizer},
        "validFrom": valid_from,
        "credentialSubject": _subject(text, paper, mark),
        "evidence": [{"id": paper, "type": ["Evidence"], "name": f"{text.kind} {text.number}"}],
        "credentialStatus": {
            "id": f"{_list(site, place.part)}#{place.bit}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(place.bit),
            "statusListCredential": _list(site, place.part),
        },
    }


def _subject(text: CertificateText, paper: str, mark: str) -> dict[str, Any]:
    told = ", ".join(part for part in (text.dates, text.place) if part)
    subject: dict[str, Any] = {
        "id": f"{paper}#holder",  # whoever holds this paper: no name of a person that others could join by
        "type": ["AchievementSubject"],
        "identifier": [{"type": "IdentityObject", "identityType": "name", "hashed": False, "identityHash": text.name}],
        "role": text.role,
        "achievement": {
            "id": f"{paper}#achievement",
            "type": ["Achievement"],
            "achievementType": "CertificateOfCompletion",
            "name": f"{mark}{text.title}",
            "description": f"{mark}{text.event_kind} “{text.title}”, {told}",
            "criteria": {"narrative": f"{text.role}: {text.event_kind} “{text.title}”, {text.organizer}, {told}"},
        },
    }
    return subject | ({"creditsEarned": text.lesson_hours} if text.lesson_hours else {})


def revoked_list(bits: Iterable[int], *, site: str, part: int, valid_from: str) -> dict[str, Any]:
    """One list: a bit for each paper, set where its badge no longer holds; `bits` counted from 0."""
    field = bytearray(BITS_OF_A_LIST // 8)
    for bit in bits:
        field[bit // 8] |= 0x80 >> bit % 8
    address = _list(site, part)
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": site,
        "validFrom": valid_from,
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": "u" + _base64(gzip.compress(bytes(field), mtime=0)),
        },
    }


def badge_token(made: Mapping[str, Any], key_address: str, sign: Callable[[bytes], bytes]) -> str:
    """A badge as a compact JWS as Open Badges has it: no other headers, and the claims repeat what the badge says."""
    claims = {
        "iss": made["issuer"]["id"],
        "jti": made["id"],
        "nbf": int(dt.datetime.fromisoformat(made["validFrom"]).timestamp()),
        "sub": made["credentialSubject"]["id"],
    }
    return _token({"alg": "EdDSA", "kid": key_address, "typ": "JWT"}, {**made, **claims}, sign)


def list_token(listed: Mapping[str, Any], key_address: str, sign: Callable[[bytes], bytes]) -> str:
    """A list as a compact JWS as credentials of the W3C have it."""
    return _token({"alg": "EdDSA", "cty": "vc", "kid": key_address, "typ": "vc+jwt"}, listed, sign)


def _token(head: Mapping[str, str], document: Mapping[str, Any], sign: Callable[[bytes], bytes]) -> str:
    signed = f"{_base64(_json(head))}.{_base64(_json(document))}"
    return f"{signed}.{_base64(sign(signed.encode()))}"


def public_jwk(public_key: bytes, key_address: str) -> dict[str, str]:
    """The public half of the key, 32 bytes, as others read it."""
    return {"kty": "OKP", "crv": "Ed25519", "x": _base64(public_key), "kid": key_address, "use": "sig", "alg": "EdDSA"}


def enveloped(signed: str) -> dict[str, Any]:
    """The same as one JSON document that holds the token whole."""
    return {
        "@context": [CREDENTIALS],
        "id": f"data:application/vc+jwt,{signed}",
        "type": ["EnvelopedVerifiableCredential"],
    }


def _list(site: str, part: int) -> str:
    return f"{site}/badges/revoked/{part}.jwt"


def _json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
