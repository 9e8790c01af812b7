"""Objects and acts of the audit in words; what has no word yet is shown by its name in the database."""

from flask_babel import lazy_gettext

KINDS = {
    "certificates": lazy_gettext("Sertifikat"),
    "closed_quarters": lazy_gettext("Triwulan yang ditutup"),
    "committee_grants": lazy_gettext("Panitia"),
    "correction_requests": lazy_gettext("Permintaan perbaikan"),
    "designs": lazy_gettext("Desain"),
    "districts": lazy_gettext("Kabupaten/kota"),
    "engagements": lazy_gettext("Narasumber dan petugas"),
    "frozen_reports": lazy_gettext("Laporan yang dibekukan"),
    "group_links": lazy_gettext("Tautan grup"),
    "handout_messages": lazy_gettext("Pesan pembagian"),
    "identifiers": lazy_gettext("Nomor identitas"),
    "import_batches": lazy_gettext("Impor"),
    "invited_schools": lazy_gettext("Sekolah undangan"),
    "jurisdictions": lazy_gettext("Wilayah kewenangan"),
    "memberships": lazy_gettext("Keanggotaan"),
    "number_series": lazy_gettext("Seri nomor"),
    "office_targets": lazy_gettext("Target kantor"),
    "one_time_links": lazy_gettext("Tautan sekali pakai"),
    "organizations": lazy_gettext("Organisasi"),
    "outside_trainings": lazy_gettext("Pelatihan luar"),
    "overrides": lazy_gettext("Keputusan ketuntasan"),
    "paper_roles": lazy_gettext("Penerima sertifikat"),
    "participations": lazy_gettext("Peserta"),
    "people": lazy_gettext("Orang"),
    "person_distinctions": lazy_gettext("Dua orang yang mirip"),
    "person_merge_moves": lazy_gettext("Bagian penggabungan"),
    "person_merges": lazy_gettext("Penggabungan orang"),
    "personal_links": lazy_gettext("Tautan pribadi"),
    "photos": lazy_gettext("Foto"),
    "posts": lazy_gettext("Tempat tugas"),
    "print_batches": lazy_gettext("Cetakan"),
    "printed_papers": lazy_gettext("Sertifikat tercetak"),
    "programme_officials": lazy_gettext("Pejabat program"),
    "programme_partners": lazy_gettext("Mitra program"),
    "programme_synonyms": lazy_gettext("Sebutan program"),
    "programme_targets": lazy_gettext("Target program"),
    "programmes": lazy_gettext("Program"),
    "provinces": lazy_gettext("Provinsi"),
    "report_schedules": lazy_gettext("Jadwal laporan"),
    "role_grants": lazy_gettext("Peran"),
    "school_aliases": lazy_gettext("Ejaan sekolah"),
    "school_headcounts": lazy_gettext("Jumlah guru sekolah"),
    "schools": lazy_gettext("Sekolah"),
    "session_speakers": lazy_gettext("Narasumber sesi"),
    "sessions": lazy_gettext("Sesi"),
    "sheet_sessions": lazy_gettext("Sesi pada lembar hadir"),
    "sheets": lazy_gettext("Lembar hadir"),
    "signatories": lazy_gettext("Penanda tangan"),
    "users": lazy_gettext("Akun"),
    "workshop_organizers": lazy_gettext("Penyelenggara"),
    "workshops": lazy_gettext("Kegiatan"),
    "yearly_targets": lazy_gettext("Target tahunan"),
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
    "invent": lazy_gettext("membuat data contoh"),
    "load_demo": lazy_gettext("memuat data contoh"),
}


def kind_name(kind: str) -> str:
    return str(KINDS.get(kind, kind))


def action_name(action: str) -> str:
    return str(ACTIONS.get(action, action))
