"""Badges for everybody: the credential of a valid paper, the list of those that no longer hold, the public key."""

from importlib import import_module
from typing import Any

from flask import Blueprint, Response, abort, jsonify

from workshop_tracker import limits
from workshop_tracker.access import anyone
from workshop_tracker.certificates.badges.queries import bits_that_do_not_hold
from workshop_tracker.certificates.badges.rules import (
    badge,
    badge_token,
    enveloped,
    list_token,
    place_of,
    public_jwk,
    revoked_list,
)
from workshop_tracker.certificates.models import PaperKind
from workshop_tracker.certificates.queries import paper_by_code
from workshop_tracker.certificates.verification.answers import VerifiedState
from workshop_tracker.certificates.verification.queries import verify as verification_of
from workshop_tracker.database import now
from workshop_tracker.edge import any_address
from workshop_tracker.extensions import current_settings, db
from workshop_tracker.ledger.checkpoints import Signer

blueprint = Blueprint("badges", __name__)
VC_JWT = "application/vc+jwt"
LAST_PART = 10_000


@blueprint.get("/v/<code>/badge.json")
@anyone("anybody may check a paper")
@any_address
def show(code: str) -> Response:
    """The badge of a paper that holds, as one JSON document; there is none of any other."""
    return jsonify(enveloped(_badge_of(code)))


@blueprint.get("/v/<code>/badge.jwt")
@anyone("anybody may check a paper")
@any_address
def bare(code: str) -> Response:
    """The same as the token alone."""
    return Response(_badge_of(code), mimetype=VC_JWT)


@blueprint.get("/badges/revoked/<int:part>.jwt")
@anyone("whoever checks a badge must not have to ask for it")
def revoked(part: int) -> Response:
    """One list, as of now."""
    limits.check(limits.VERIFICATION, limits.caller())
    if part > LAST_PART:
        abort(404)
    bits, moment = bits_that_do_not_hold(db.session, part), now().isoformat(timespec="seconds")
    listed = revoked_list(bits, site=_site(), part=part, valid_from=moment)
    return Response(list_token(listed, _key_address(), _signer().sign), mimetype=VC_JWT)


@blueprint.get("/badges/key.json")
@anyone("whoever checks a badge must not have to ask for it")
def key() -> Response:
    """The public key of the badges."""
    return jsonify(public_jwk(_signer().public_key, _key_address()))


def _badge_of(code: str) -> str:
    limits.check(limits.VERIFICATION, limits.caller())
    answer = verification_of(db.session, code)
    paper = paper_by_code(db.session, code)
    if answer.state is not VerifiedState.VALID or answer.text is None or answer.since is None or paper is None:
        abort(404)
    if paper.kind is PaperKind.SURAT_KETERANGAN:  # it states what was attended, which is no achievement
        abort(404)
    valid_from = answer.since.isoformat(timespec="seconds")
    made = badge(answer.text, site=_site(), valid_from=valid_from, place=place_of(paper.id))
    return badge_token(made, _key_address(), _signer().sign)


def _site() -> str:
    return current_settings().base_url or abort(404)


def _key_address() -> str:
    return f"{_site()}/badges/key.json"


def _signer() -> Signer:
    keys: Any = import_module("workshop_tracker.certificates.badges.keys")
    signer: Signer = keys.badge_signer(current_settings().secret_key)
    return signer
