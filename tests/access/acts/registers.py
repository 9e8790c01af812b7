"""Offices, what they oversee, schools: written by admins."""

from tests.access.acts.form import Act, typing
from workshop_tracker.viewer import Role

REGISTERS: dict[str, Act] = {
    "bundles.choose_school": Act(set(), caller=Role.ADMIN, fills=lambda own: {"npsn": own["npsn"]}),
    "bundles.confirm": Act({"people.*", "import_batches.*"}, caller=Role.ADMIN, audits="import_batches"),
    "bundles.discard": Act(set(), caller=Role.ADMIN),
    "bundles.receive": Act(set(), caller=Role.ADMIN, fills=lambda own: {"files": (__file__, "bukan daftar.csv")}),
    "exporting.take": Act(
        set(), caller=Role.ADMIN, audits="people", page="exporting.ask", fills=typing(reason="Memadankan data")
    ),
    "headings.explain": Act(
        {"heading_rows.*"},
        audits="heading_rows",
        fills=typing(heading="Guru Contoh", meaning="name"),
    ),
    "headings.forget_heading": Act({"heading_synonyms.*"}, caller=Role.ADMIN, audits="heading_synonyms"),
    "headings.forget_row": Act({"heading_rows.*"}, caller=Role.ADMIN, audits="heading_rows"),
    "headings.teach": Act(
        {"heading_synonyms.*"},
        caller=Role.ADMIN,
        audits="heading_synonyms",
        page="headings.index",
        fills=typing(heading="Satuan Tugas", meaning="school"),
    ),
    "jurisdictions.create": Act(
        {"jurisdictions.*"},
        caller=Role.ADMIN,
        audits="jurisdictions",
        fills=lambda own: {
            "office": own["office_code"],
            "district": "Kota Bandung",
            "level_groups": "SMA",
            "valid_from": "2025-01-01",
            "is_verified": "no",
        },
    ),
    "jurisdictions.save": Act(
        {"jurisdictions.source"},
        caller=Role.ADMIN,
        audits="jurisdictions",
        page="jurisdictions.edit",
        fills=typing(source="Pergub Contoh"),
        rival="Surat Contoh",
    ),
    "merging.merge": Act(
        {"people.merged_into_id", "person_merges.*", "person_merge_moves.*"}, audits="people", page="merging.compare"
    ),
    "merging.two_people": Act({"person_distinctions.*"}, audits="person_distinctions", page="merging.compare"),
    "merging.undo": Act({"people.merged_into_id", "person_merges.undone_at"}, audits="people", page="merging.made"),
    "organizations.create": Act(
        {"organizations.*"},
        caller=Role.ADMIN,
        audits="organizations",
        page="organizations.new",
        fills=typing(code="mgmp-baru", name="MGMP Baru Contoh", kind="teacher_group"),
    ),
    "organizations.save": Act(
        {"organizations.city"},
        caller=Role.ADMIN,
        audits="organizations",
        page="organizations.edit",
        fills=typing(city="Cilacap"),
        rival="Kebumen",
    ),
    "schools.forget": Act({"school_aliases.*"}, caller=Role.ADMIN, audits="school_aliases", page="schools.show"),
    "schools.forget_work_unit": Act(
        {"school_aliases.*"}, caller=Role.ADMIN, audits="school_aliases", page="schools.list_work_units"
    ),
    "schools.save": Act(
        {"schools.address"},
        caller=Role.ADMIN,
        audits="schools",
        page="schools.edit",
        fills=typing(address="Jalan Contoh 1"),
        rival="Jalan Contoh 2",
    ),
}
