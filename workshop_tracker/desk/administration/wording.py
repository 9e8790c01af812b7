"""Objects and acts of the audit in words; what has no word yet is shown by its name in the database."""

from flask_babel import lazy_gettext

KINDS = {
    "certificates": lazy_gettext("Sertifikat"),
    "committee_grants": lazy_gettext("Panitia"),
    "districts": lazy_gettext("Kabupaten/kota"),
    "engagements": lazy_gettext("Narasumber dan petugas"),
    "identifiers": lazy_gettext("Nomor identitas"),
    "import_batches": lazy_gettext("Impor"),
    "invited_schools": lazy_gettext("Sekolah undangan"),
    "jurisdictions": lazy_gettext("Wilayah kewenangan"),
    "number_series": lazy_gettext("Seri nomor"),
    "one_time_links": lazy_gettext("Tautan sekali pakai"),
    "organizations": lazy_gettext("Organisasi"),
    "overrides": lazy_gettext("Keputusan ketuntasan"),
    "paper_roles": lazy_gettext("Penerima sertifikat"),
    "participations": lazy_gettext("Peserta"),
    "people": lazy_gettext("Orang"),
    "personal_links": lazy_gettext("Tautan pribadi"),
    "posts": lazy_gettext("Tempat tugas"),
    "programmes": lazy_gettext("Program"),
    "role_grants": lazy_gettext("Peran"),
    "schools": lazy_gettext("Sekolah"),
    "sessions": lazy_gettext("Sesi"),
    "sheets": lazy_gettext("Lembar hadir"),
    "signatories": lazy_gettext("Penanda tangan"),
    "users": lazy_gettext("Akun"),
    "workshop_organizers": lazy_gettext("Penyelenggara"),
    "workshops": lazy_gettext("Kegiatan"),
}
ACTIONS = {
    "create": lazy_gettext("membuat"),
    "update": lazy_gettext("mengubah"),
    "delete": lazy_gettext("menghapus"),
    "import": lazy_gettext("mengimpor"),
    "register": lazy_gettext("mendaftarkan"),
    "mark": lazy_gettext("menandai"),
    "prepare": lazy_gettext("menyiapkan"),
    "validate": lazy_gettext("mengesahkan"),
    "explain": lazy_gettext("memberi alasan"),
    "sign_in": lazy_gettext("masuk"),
    "sign_out": lazy_gettext("keluar"),
    "sign_out_everywhere": lazy_gettext("mengeluarkan semua perangkat"),
    "sign_out_elsewhere": lazy_gettext("mengeluarkan perangkat lain"),
    "add_reference": lazy_gettext("menambah data acuan"),
}


def kind_name(kind: str) -> str:
    return str(KINDS.get(kind, kind))


def action_name(action: str) -> str:
    return str(ACTIONS.get(action, action))
