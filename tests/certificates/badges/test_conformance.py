"""Badges held against Open Badges 3.0, clause by clause; the shape is tried by a validator of others.

Clauses: its data model (appendix B) and its proof as a JSON Web Token; of the list: Bitstring Status List 1.0.
"""

import base64
import datetime as dt
import gzip
import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jsonschema import Draft201909Validator, FormatChecker, ValidationError

from tests.designs.papers import ENGLISH, HARDEST, NORMAL, SPEAKER
from workshop_tracker.certificates.badges.rules import (
    badge,
    badge_token,
    enveloped,
    list_token,
    place_of,
    public_jwk,
    revoked_list,
)

SITE, MOMENT = "https://contoh.example", "2025-07-12T10:00:00+07:00"
KEY_ADDRESS = f"{SITE}/badges/key.json"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
URI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[^\s]+$"}
WORDS = {"type": "string", "minLength": 1}


def typed(*names):
    """A list of types that has these."""
    return {"type": "array", "minItems": 1, "allOf": [{"contains": {"const": name}} for name in names]}


def has(required, /, *, more=True, **properties):
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": more,
    }


IDENTITY = has(
    "type hashed identityHash identityType",
    more=False,
    type={"const": "IdentityObject"},
    hashed={"type": "boolean"},
    identityHash=WORDS,
    identityType={"enum": ["name", "emailAddress", "accountId", "nationalIdentityNumber", "identifier"]},
    salt=WORDS,
)
ACHIEVEMENT = has(
    "id type criteria description name",
    id=URI,
    type=typed("Achievement"),
    achievementType={"enum": ["Achievement", "Certificate", "CertificateOfCompletion", "Course", "Badge"]},
    criteria={"anyOf": [has("id", id=URI), has("narrative", narrative=WORDS)]},
    description=WORDS,
    name=WORDS,
)
SUBJECT = has(
    "type achievement",
    id=URI,
    type=typed("AchievementSubject"),
    achievement=ACHIEVEMENT,
    identifier={"type": "array", "minItems": 1, "items": IDENTITY},
    creditsEarned={"type": "number"},
    role=WORDS,
) | {"anyOf": [{"required": ["id"]}, {"required": ["identifier"]}]}
CREDENTIAL = has(
    "@context id type credentialSubject issuer validFrom",
    **{"@context": {"type": "array", "minItems": 2}},
    id=URI,
    type={
        "allOf": [
            typed("VerifiableCredential"),
            {"anyOf": [typed("OpenBadgeCredential"), typed("AchievementCredential")]},
        ]
    },
    name=WORDS,
    issuer=has("id type", id=URI, type=typed("Profile"), name=WORDS),
    validFrom={"type": "string", "format": "date-time", "pattern": "(Z|[+-][0-9]{2}:[0-9]{2})$"},
    credentialSubject=SUBJECT,
    evidence={"type": "array", "items": has("type", id=URI, type=typed("Evidence"), name=WORDS)},
    credentialStatus=has(
        "type statusPurpose statusListIndex statusListCredential",
        id=URI,
        type={"const": "BitstringStatusListEntry"},
        statusPurpose={"const": "revocation"},
        statusListIndex={"type": "string", "pattern": "^(0|[1-9][0-9]*)$"},
        statusListCredential=URI,
    ),
)
VALIDATOR = Draft201909Validator(CREDENTIAL, format_checker=FormatChecker())


def unpacked(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def parts_of(token):
    """Header and payload, after the signature was verified with the key as it is published."""
    jwk = public_jwk(KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw), KEY_ADDRESS)
    assert (jwk["kty"], jwk["crv"]) == ("OKP", "Ed25519")
    assert unpacked(jwk["x"]) == KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    assert "d" not in jwk
    head, body, signature = token.split(".")
    assert "=" not in token
    KEY.public_key().verify(unpacked(signature), f"{head}.{body}".encode())
    return json.loads(unpacked(head)), json.loads(unpacked(body))


def made(text=NORMAL, number=7):
    return badge(text, site=SITE, valid_from=MOMENT, place=place_of(number))


@pytest.mark.parametrize(
    "text",
    [NORMAL, HARDEST, SPEAKER, ENGLISH, replace(SPEAKER, lesson_hours=None, place="")],
    ids=["normal", "hardest", "speaker", "english", "without hours"],
)
def test_every_badge_has_the_shape(text):
    VALIDATOR.validate(made(text))


def test_the_shape_would_notice_what_is_missing():
    for name in ("issuer", "validFrom", "credentialSubject"):
        with pytest.raises(ValidationError):
            VALIDATOR.validate({key: value for key, value in made().items() if key != name})
    with pytest.raises(ValidationError):
        VALIDATOR.validate(made() | {"validFrom": "2025-07-12"})


def test_the_contexts_stand_in_their_order():
    first, second = made()["@context"]
    assert first == "https://www.w3.org/ns/credentials/v2"
    assert second.startswith("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.")


def test_the_header_names_the_key_by_an_address_and_has_nothing_else():
    head, _ = parts_of(badge_token(made(), KEY_ADDRESS, KEY.sign))
    assert head == {"alg": "EdDSA", "kid": KEY_ADDRESS, "typ": "JWT"}


def test_the_claims_say_what_the_badge_says():
    said = made()
    _, body = parts_of(badge_token(said, KEY_ADDRESS, KEY.sign))
    assert body["iss"] == said["issuer"]["id"]
    assert body["sub"] == said["credentialSubject"]["id"]
    assert body["jti"] == said["id"]
    assert dt.datetime.fromtimestamp(body["nbf"], dt.UTC) == dt.datetime.fromisoformat(said["validFrom"])
    assert {key: body[key] for key in said} == said
    assert body.keys() - said.keys() == {"iss", "sub", "jti", "nbf"}


def test_the_envelope_holds_the_token_whole():
    token = badge_token(made(), KEY_ADDRESS, KEY.sign)
    whole = enveloped(token)
    assert whole["type"] == ["EnvelopedVerifiableCredential"]
    assert whole["id"] == f"data:application/vc+jwt,{token}"


def test_the_list_is_read_from_its_left_most_bit_and_hides_a_paper_among_others():
    listed = revoked_list([0, 9, 131_071], site=SITE, part=0, valid_from=MOMENT)
    head, body = parts_of(list_token(listed, KEY_ADDRESS, KEY.sign))
    subject = body["credentialSubject"]
    assert (head["typ"], head["cty"]) == ("vc+jwt", "vc")
    assert "BitstringStatusListCredential" in body["type"]
    assert (subject["type"], subject["statusPurpose"]) == ("BitstringStatusList", "revocation")
    assert subject["encodedList"][0] == "u"
    bits = gzip.decompress(unpacked(subject["encodedList"][1:]))
    assert len(bits) == 16 * 1024
    assert (bits[0], bits[1], bits[-1], sum(bits)) == (0x80, 0x40, 0x01, 0xC1)
    assert body["id"] == made()["credentialStatus"]["statusListCredential"]
    assert body["issuer"] == made()["issuer"]["id"]
