"""The fields of every audited table in words, and those that say nothing to a reader."""

from flask_babel import lazy_gettext as _l

from workshop_tracker.desk.administration.columns import COLUMN_WORDS

# what says nothing to a reader: keys to search and sort by, contents too long to tell, secrets, numbers of rows
KEYS = ("name_key", "sort_key", "search_key", "match_key", "alias_key", "synonym_key", "place_code")
CONTENTS = (
    "snapshot",
    "picture",
    "settings",
    "content",
    "mask",
    "parameters",
    "counts",
    "problems",
    "stayed_out",
    "set_aside",
    "before",
    "after",
)
DIGESTS = (
    "token_sha256",
    "list_sha256",
    "file_sha256",
    "content_sha256",
    "sha256",
    "fingerprint",
    "root",
    "public_key",
    "salt",
)
OF_THE_MACHINE = ("id", "row_version", "created_at", "actor_id", "target_id", "row_id", "table_name", "made")
UNTOLD = {*KEYS, *CONTENTS, *DIGESTS, *OF_THE_MACHINE, "slug", "token", "password_hash", "sequence", "operation_id"}
# where a name means something else than in the other tables
FIELDS_OF_TABLES = {
    "certificates.code": _l("Kode verifikasi"),
    "certificates.name": _l("Nama tercetak"),
    "ledger_checkpoints.made_at": _l("Ditandatangani"),
    "ledger_checkpoints.size": _l("Jumlah entri"),
    "memberships.position": _l("Jabatan"),
    "people.name": _l("Nama tanpa gelar"),
    "posts.position": _l("Jabatan"),
    "programme_officials.position": _l("Urutan"),
    "programme_officials.post": _l("Jabatan"),
    "programmes.owner_id": _l("Pemilik program"),
    "signatories.place": _l("Letak pada sertifikat"),
    "users.email": _l("Surel"),
    "workshops.kind": _l("Jenis kegiatan"),
}

FIELDS = COLUMN_WORDS | dict.fromkeys(KEYS, _l("Kunci pencarian"))
FIELDS |= dict.fromkeys(CONTENTS, _l("Isi"))
FIELDS |= dict.fromkeys(DIGESTS, _l("Sidik digital"))
FIELDS |= dict.fromkeys(OF_THE_MACHINE, _l("Catatan sistem"))
FIELDS |= {"slug": _l("Alamat halaman"), "sequence": _l("Urutan nomor"), "operation_id": _l("Catatan sistem")}


def is_told(field: str) -> bool:
    """Whether a reader learns something from the value of a field; who did it is said beside."""
    return field not in UNTOLD and not field.endswith("_by_id")


def field_name(kind: str, field: str) -> str:
    """A field of a table in the reader's words; one without a word is better seen raw than hidden."""
    if field.endswith("_by_id"):
        return str(_l("Pelaku"))
    return str(FIELDS_OF_TABLES.get(f"{kind}.{field}") or FIELDS.get(field, field))
