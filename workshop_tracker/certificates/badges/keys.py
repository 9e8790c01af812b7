"""The key of badges, made from the secret of the installation: every worker has the same, and there is no file to lose.

Not the key of the log: who steals this one from a worker can sign no checkpoint. Loaded with the first badge, for its
library is large (docs/decisions/0012).
"""

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from workshop_tracker.ledger.checkpoints import Signer

PURPOSE = b"key of badges, 1"


def badge_signer(secret_key: str) -> Signer:
    """The key that belongs to a secret; the same secret is the same key."""
    key = Ed25519PrivateKey.from_private_bytes(hmac.digest(secret_key.encode(), PURPOSE, hashlib.sha256))
    return Signer(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw), key.sign)
