"""The meanings that a column of a list of people may have, in words."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

NOT_READ = _l("Abaikan kolom ini")
MEANINGS: Mapping[str, str] = {
    "name": _l("Nama, dengan atau tanpa gelar"),
    "title_before": _l("Gelar depan"),
    "title_after": _l("Gelar belakang"),
    "identifier": _l("NIP atau NUPTK"),
    "nip": _l("NIP"),
    "nuptk": _l("NUPTK"),
    "niy": _l("NIY/NIGK"),
    "school": _l("Sekolah atau unit kerja"),
    "npsn": _l("NPSN sekolah"),
    "subdistrict": _l("Kecamatan"),
    "district": _l("Kabupaten/kota"),
    "phone": _l("Telepon atau WA"),
    "email": _l("Surel"),
    "sex": _l("Jenis kelamin"),
    "birth": _l("Tempat dan tanggal lahir dalam satu kolom"),
    "birth_place": _l("Tempat lahir"),
    "birth_date": _l("Tanggal lahir"),
    "employment": _l("Status kepegawaian"),
    "staff_kind": _l("Jenis PTK"),
    "position": _l("Jabatan"),
    "rank": _l("Pangkat/golongan"),
    "role": _l("Peran"),
    "session": _l("Sesi"),
    "mark": _l("Kehadiran"),
    "number": _l("Nomor urut"),
    "timestamp": _l("Waktu pengisian"),
}
