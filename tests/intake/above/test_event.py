"""Which event and days the lines above a list name; a line that names people is not read."""

import pytest

from workshop_tracker.intake.above.event import event_above
from workshop_tracker.spreadsheets import Row


def above(*lines):
    rows = [Row(number, list(cells), ()) for number, cells in enumerate(lines, start=1)]
    return tuple(event_above(rows, len(rows) + 1))


@pytest.mark.parametrize(
    ("lines", "event", "days"),
    [
        ([("DAFTAR HADIR PESERTA",), ("WORKSHOP KURIKULUM 2013",), ("11 s.d. 12 Juli 2017",)],
         "WORKSHOP KURIKULUM 2013", "11 s.d. 12 Juli 2017"),
        ([("Daftar Peserta Bimtek Literasi Contoh Tahun 2019",)], "Bimtek Literasi Contoh", "Tahun 2019"),
        ([("Daftar Peserta IHT Asesmen, 3 Nopember 2018",)], "IHT Asesmen", "3 Nopember 2018"),
        ([("Nama Kegiatan", ":", "Pelatihan TIK"), ("Hari/Tanggal", ":", "Jumat, 12 Juli 2019")],
         "Pelatihan TIK", "Jumat, 12 Juli 2019"),
        ([("SEMINAR CONTOH",), ("TAHUN PELAJARAN 2018/2019",)], "SEMINAR CONTOH", "TAHUN PELAJARAN 2018/2019"),
        ([("Narasumber: Siti Contoh",), ("Workshop: Mendalam",), ("Waktu : 08.00 – 09.30 WIB",)], "Mendalam", ""),
        ([("Kepala Sekolah: Budi Contoh",), ("SMKN 1 Contoh",), ("Rekap 2018",)], "", ""),
        ([], "", ""),
    ],
)  # fmt: skip
def test_what_is_told_above_a_list(lines, event, days):
    assert above(*lines) == (event, days)


def test_what_stands_below_the_heading_is_not_its_title():
    assert tuple(event_above([Row(1, ["Nama"], ()), Row(2, ["Workshop Contoh"], ())], 1)) == ("", "")
