"""The paper that is hardest to fit: the longest name, the longest title, forty sessions. All of it is invented."""

from typing import Literal

from workshop_tracker.designs.own.looks import Look
from workshop_tracker.designs.rules import CertificateText, Language, ProgrammeRow, SignatoryText

NAME = "Prof. Dr. Ir. Raden Ajeng Kusumaningtyas Contoh Purbaningrum Hadiwinata, S.Pd., S.Kom., M.Pd., M.T., Ph.D., Gr."
TITLE = (
    "Penguatan Pembelajaran Mendalam Berbantuan Kecerdasan Artifisial bagi Guru Informatika, Matematika, dan Dasar "
    "Kejuruan melalui Komunitas Belajar Antarsekolah Menuju Sekolah yang Aman, Nyaman, dan Menggembirakan Tahun 2025"
)
LETTERHEAD = ("PEMERINTAH PROVINSI CONTOH TENGAH", "DINAS PENDIDIKAN DAN KEBUDAYAAN", "CABANG DINAS WILAYAH CONTOH")
SESSIONS, GROUPS = 40, "ABBBC"
BETWEEN = "  ·  "
CODE = "0" * 26
DETAILS_SHOWN = {
    "identity": "NIP 19700000 199500 2 000",
    "position": "Guru Ahli Madya",
    "rank": "Pembina Utama Muda, IV/c",
}
SCHOOL, DISTRICT = "Sekolah Menengah Kejuruan Negeri 1 Contoh Raya", "Kabupaten Contoh Selatan"
SIGNERS = (
    SignatoryText(
        "right",
        "Banjarsari Contoh, 12 Juli 2025",
        ("Kepala Cabang Dinas Pendidikan", "Wilayah Contoh"),
        "Dra. Hj. RATNA CONTOH WULANDARI, M.Pd.",
        "Pembina Utama Muda",
        "NIP 19700000 199500 2 000",
    ),
    SignatoryText(
        "left",
        "Mengetahui,",
        ("Ketua MGMP Informatika", "SMK Wilayah Contoh"),
        "BAGAS CONTOH PRATAMA, S.Kom., M.T.",
        "Penata Tingkat I",
        "NIP 19800000 200600 1 000",
    ),
    SignatoryText(
        "center",
        "",
        ("Kepala SMK Negeri 2", "Contoh"),
        "SITI CONTOH RAHAYU, M.Pd.",
        "Pembina Tingkat I",
        "NIP 19750000 200000 2 000",
    ),
)
WORDS: dict[Language, tuple[str, str, str, str]] = {
    "id": ("sertifikat", "PESERTA", "Workshop", "11 s.d. 12 Juli 2025"),
    "en": ("certificate", "PARTICIPANT", "Workshop", "11–12 July 2025"),
}


def hardest_paper(look: Look, language: Language, signatories: Literal[1, 2, 3] = 3) -> CertificateText:
    """In that look, marked as a sample; one with a photo box has one signatory, for there is room for no more."""
    kind, role, event_kind, dates = WORDS[language]
    rows = tuple(
        ProgrammeRow(GROUPS[place * len(GROUPS) // SESSIONS], f"Perancangan Pembelajaran {place + 1}", "Tim Contoh", 1)
        for place in range(SESSIONS)
    )
    return CertificateText(
        design="",
        design_version=1,
        language=language,
        kind=kind,
        letterhead=look.letterhead or LETTERHEAD,
        number="400.3.5/0131/CONTOH/VII/2025",
        name=NAME,
        identity_line=BETWEEN.join(words for detail, words in DETAILS_SHOWN.items() if detail in look.details),
        school=f"{SCHOOL}, {DISTRICT}" if "district" in look.details else SCHOOL,
        role=role,
        event_kind=event_kind,
        title=TITLE,
        organizer="MGMP Informatika SMK Wilayah Contoh dan Cabang Dinas Pendidikan Wilayah Contoh",
        dates=dates,
        place="SMK Negeri 2 Contoh",
        lesson_hours=SESSIONS,
        signatories=SIGNERS[: 1 if look.has_photo_box else signatories],
        code=CODE,
        verification_url=f"HTTPS://CONTOH.EXAMPLE/V/{CODE}",
        checkpoint="",
        edition=1,
        programme=rows,
        is_sample=True,
        look=look,
    )
