"""Plan files as people write them; invented people and bodies are called Contoh."""

from typing import Any

WHOLE: dict[str, Any] = {
    "title": "Pembelajaran Mendalam Contoh",
    "kind": "lokakarya",
    "organizer": "MGMP Matematika Contoh",
    "office": "Cabang Dinas Pendidikan Contoh",
    "district": "Kabupaten Banyumas",
    "place": "SMK Contoh Jatilawang",
    "mode": "onsite",
    "starts_on": "2025-07-11",
    "ends_on": "2025-07-11",
    "minimum_attendance": 75,
    "hashtags": ["#GuruContoh", "#IndineisaKuat"],
    "sessions": [
        {"number": 1, "topic": "Pembukaan", "starts_at": "2025-07-11T08:00", "ends_at": "2025-07-11T08:30"},
        {
            "number": 2,
            "topic": "Pola pikir bertumbuh",
            "group": "B",
            "starts_at": "2025-07-11T08:30",
            "ends_at": "2025-07-11T11:30",
            "lesson_hours": 4,
            "speakers": ["Erna Contoh, S.Pd., M.Pd."],
        },
        {
            "number": 3,
            "topic": "Kegagalan sebagai data",
            "group": "B",
            "starts_at": "2025-07-11T13:00",
            "ends_at": "2025-07-11T16:00:00",
            "lesson_hours": 4,
            "speakers": ["Erna Contoh, S.Pd., M.Pd.", "Budi Contoh"],
        },
    ],
    "engagements": [
        {"name": "Agus Contoh.S.Pd.M.Pd", "role": "opening", "represents": "Kepala Cabang Dinas Contoh"},
        {"name": "Dewi Contoh, S.Kom.", "role": "moderator"},
    ],
    "signatories": [
        {
            "name": "Sri Contoh, M.Pd.",
            "title_lines": ["a.n. Kepala Dinas Contoh", "u.b.", "Kepala Cabang"],
            "identity": "NIP. 19700101 199501 1 001",
            "rank": "Pembina Tingkat I",
            "place": "right",
        }
    ],
    "number_pattern": "{seq:3}/CONTOH/{month_roman}/{year}",
}


def plan_file(**changes: Any) -> dict[str, Any]:
    """The whole plan with other values; a value of None leaves the key out."""
    return {key: value for key, value in (WHOLE | changes).items() if value is not None}
