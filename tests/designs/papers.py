"""Invented papers to print; every person carries the word Contoh."""

from dataclasses import replace

from workshop_tracker.designs.actions import BUILT_IN
from workshop_tracker.designs.rules import CertificateText, ProgrammeRow, SignatoryText

CODE = "7K3MQ9TRX2HV4WZC8NDF5PGJ6A"
ADDRESS = f"HTTPS://CONTOH.EXAMPLE/V/{CODE}"

HEAD_OF_OFFICE = SignatoryText(
    place="right",
    opening="Banjarsari Contoh, 12 Juli 2025",
    title_lines=("Kepala Cabang Dinas Pendidikan", "Wilayah Contoh"),
    name="Dra. Hj. RATNA CONTOH WULANDARI, M.Pd.",
    rank="Pembina Utama Muda",
    identity="NIP 19700000 199500 2 000",
)
CHAIR = SignatoryText(
    place="left",
    opening="Mengetahui,",
    title_lines=("Ketua MGMP Informatika", "SMK Wilayah Contoh"),
    name="BAGAS CONTOH PRATAMA, S.Kom., M.T.",
    rank="Penata Tingkat I",
    identity="NIP 19800000 200600 1 000",
)
HOST = SignatoryText(
    place="center",
    opening="Tuan rumah,",
    title_lines=("Kepala SMK Negeri 2", "Contoh"),
    name="SITI CONTOH RAHAYU, M.Pd.",
    rank="Pembina Tingkat I",
    identity="NIP 19750000 200000 2 000",
)
ON_BEHALF = SignatoryText(
    place="right",
    opening="Banjarsari Contoh, 12 Juli 2025",
    title_lines=("a.n. Kepala Dinas Pendidikan", "Plt. Kepala Bidang Ketenagaan,", "u.b. Kepala Seksi Guru SMK"),
    name="Drs. SLAMET CONTOH, M.M.",
    rank="Pembina",
    identity="NIP 19710000 199600 1 000",
)
THREE_SIGNERS = (HOST, CHAIR, ON_BEHALF)

PROGRAMME = (
    ProgrammeRow("A", "Kebijakan Pengembangan Kompetensi Guru", "Dr. Wahyu Contoh, M.Si.", 4),
    ProgrammeRow("B", "Perancangan Pembelajaran Mendalam di SMK", "Lestari Contoh, S.Pd., M.Pd.", 12),
    ProgrammeRow("B", "Praktik Asisten Belajar dan Penilaian Formatif", "Bagas Contoh Pratama, S.Kom., M.T.", 12),
    ProgrammeRow("C", "Rencana Tindak Lanjut dan Refleksi", "Tim Fasilitator Contoh", 4),
)
NORMAL = CertificateText(
    design="klasik",
    design_version=1,
    language="id",
    kind="sertifikat",
    letterhead=(
        "PEMERINTAH PROVINSI CONTOH TENGAH",
        "DINAS PENDIDIKAN DAN KEBUDAYAAN",
        "CABANG DINAS PENDIDIKAN WILAYAH CONTOH",
    ),
    number="400.3.5/0131/CONTOH/VII/2025",
    name="Erni Puji Contoh, S.Pd., M.Pd.",
    identity_line="NUPTK 0000 0000 0000 0000",
    school="SMK Negeri 1 Contoh, Kabupaten Contoh",
    role="PESERTA",
    event_kind="Workshop",
    title="Pembelajaran Mendalam Berbantuan Kecerdasan Artifisial",
    organizer="MGMP Informatika SMK Wilayah Contoh",
    dates="11 s.d. 12 Juli 2025",
    place="SMK Negeri 2 Contoh",
    lesson_hours=32,
    signatories=(HEAD_OF_OFFICE,),
    code=CODE,
    verification_url=ADDRESS,
    checkpoint="Titik periksa 1.204  ·  a94f 3c0e 7712 b6d8  ·  12 Juli 2025",
    edition=1,
    programme=PROGRAMME,
    is_sample=False,
)
SPEAKER = replace(
    NORMAL,
    kind="piagam",
    role="NARASUMBER",
    name="Dr. Wahyu Contoh, M.Si.",
    identity_line="",
    school="Universitas Contoh",
    programme=PROGRAMME[:1],
    lesson_hours=4,
    signatories=(HEAD_OF_OFFICE, CHAIR),
    edition=2,
)
ENGLISH = replace(
    NORMAL,
    language="en",
    kind="certificate",
    role="PARTICIPANT",
    title="Deep Learning with the Help of Artificial Intelligence",
    dates="11–12 July 2025",
    letterhead=("CONTOH TENGAH PROVINCE", "OFFICE OF EDUCATION AND CULTURE"),
)
SAMPLE = replace(NORMAL, is_sample=True)
ONE_WORD = replace(NORMAL, name="Contoh", identity_line="", signatories=(HEAD_OF_OFFICE, CHAIR))
NAMELESS_SCHOOL = replace(NORMAL, identity_line="", school="", lesson_hours=None, programme=())

LONG_NAME = (
    "Prof. Dr. Ir. Raden Ajeng Kusumaningtyas Contoh Purbaningrum Hadiwinata, S.Pd., S.Kom., M.Pd., M.T., Ph.D., Gr."
)
LONG_TITLE = (
    "Penguatan Pembelajaran Mendalam Berbantuan Kecerdasan Artifisial bagi Guru Informatika, Matematika, dan Dasar "
    "Kejuruan melalui Komunitas Belajar Antarsekolah Menuju Sekolah yang Aman, Nyaman, dan Menggembirakan Tahun 2025"
)
TOPICS = (
    "Kebijakan Kurikulum dan Kompetensi Guru",
    "Etika Penggunaan Kecerdasan Artifisial di Sekolah",
    "Dasar Logika dan Data",
    "Perancangan Tujuan Pembelajaran",
    "Asesmen Awal dan Pemetaan Kebutuhan Belajar Murid",
    "Menulis Instruksi yang Jelas",
    "Praktik Penyusunan Modul Ajar",
    "Umpan Balik Formatif",
    "Keamanan Akun dan Data Pribadi Murid",
    "Telaah Sejawat",
)
SPEAKERS = ("Dr. Wahyu Contoh, M.Si.", "Lestari Contoh, M.Pd.", "Bagas Contoh, S.Kom.", "Tim Fasilitator Contoh")


def sessions(count: int) -> tuple[ProgrammeRow, ...]:
    """A programme of that many sessions in the groups A, B and C."""
    groups = ("A", "B", "B", "B", "B", "B", "C")
    return tuple(
        ProgrammeRow(
            groups[index * len(groups) // count],
            f"{TOPICS[index % len(TOPICS)]} {index + 1}",
            SPEAKERS[index % len(SPEAKERS)],
            2 if index % 5 == 0 else 1,
        )
        for index in range(count)
    )


def with_programme(text: CertificateText, rows: tuple[ProgrammeRow, ...]) -> CertificateText:
    """The paper with another programme and its hours on the front."""
    return replace(text, programme=rows, lesson_hours=sum(row.lesson_hours for row in rows))


def in_design(text: CertificateText, code: str, version: int = 1) -> CertificateText:
    """The same paper in another design."""
    return replace(text, design=code, design_version=version)


def in_other_designs(*texts: CertificateText) -> tuple[CertificateText, ...]:
    """These papers in every design but that of NORMAL."""
    others = [(code, version) for code, version, _ in BUILT_IN if code != NORMAL.design]
    return tuple(in_design(text, code, version) for code, version in others for text in texts)


HARDEST = with_programme(replace(NORMAL, name=LONG_NAME, title=LONG_TITLE, signatories=THREE_SIGNERS), sessions(40))
OVERFULL = replace(
    HARDEST,
    letterhead=(
        *NORMAL.letterhead,
        "MUSYAWARAH GURU MATA PELAJARAN INFORMATIKA SEKOLAH MENENGAH KEJURUAN KABUPATEN CONTOH",
    ),
    number="400.3.5/0131/CONTOH/SERTIFIKAT/MGMP-INFORMATIKA/SMK/VII/2025",
    name=(LONG_NAME + ", Gr., Gr.")[:120],
    school=("Sekolah Menengah Kejuruan Negeri Satu Contoh Unggulan Berbasis Komunitas dan Industri, " * 2)[
        :120
    ].strip(),
    title=(LONG_TITLE + " bagi Seluruh Guru Sekolah Menengah Kejuruan Negeri dan Swasta di Wilayah Contoh")[:300],
    organizer=("Musyawarah Guru Mata Pelajaran Informatika bersama Cabang Dinas Pendidikan Wilayah Contoh, " * 3)[
        :200
    ].strip(),
    place=("Aula Serbaguna Sekolah Menengah Kejuruan Negeri 2 Contoh, Jalan Contoh Raya Nomor 2, " * 3)[:200].strip(),
)
