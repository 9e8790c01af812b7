"""A workshop before it begins: its steps, its programme, who helps and who signs."""

from pathlib import Path

from tests.access.acts.form import Act, typing
from workshop_tracker.viewer import Role

DRAFT = {"slug": "draft"}
NEWS = "Workshop Contoh\n\nWorkshop Contoh digelar pada 11 Juli 2025 dan diikuti guru. Narasumber Ibu Tri Contoh."
A_DESIGN = Path(__file__).parents[2] / "designs" / "editing" / "desain-contoh.zip"
PLANNING: dict[str, Act] = {
    "articles.create": Act(
        {"workshops.*", "workshop_organizers.*", "paper_roles.*", "people.*", "engagements.*", "import_batches.*"},
        audits="workshops",
        fills=typing(pasted=NEWS),
    ),
    "articles.read": Act(set(), fills=typing(pasted=NEWS)),
    "design_files.receive": Act(
        {"designs.*"},
        audits="designs",
        page="design_files.new",
        fills=lambda own: {"file": (str(A_DESIGN), "desain.zip")},
    ),
    "designs.create": Act(
        {"designs.*"},
        audits="designs",
        page="designs.new",
        fills=typing(name="Desain Baru Contoh", main="#1F3B70", id_closing="diselenggarakan oleh {penyelenggara}."),
    ),
    "designs.preview": Act(set(), page="designs.new", fills=typing(main="#1F3B70")),
    "designs.save": Act(
        {"designs.*"}, audits="designs", page="designs.edit", fills=typing(name="Desain Lain Contoh"), rival="Nama Lain"
    ),
    "programmes.accept": Act({"programmes.is_proposed"}, caller=Role.ADMIN, audits="programmes"),
    "programmes.discard": Act({"programmes.*"}, caller=Role.ADMIN, audits="programmes"),
    "schedule.create_session": Act(
        {"sessions.*", "sheet_sessions.*", "sheets.label"},
        audits="sessions",
        at=DRAFT,
        page="schedule.new_session",
        fills=typing(topic="Materi Baru Contoh", lesson_hours="2", held_on="2025-07-11"),
    ),
    "schedule.delete_session": Act({"sessions.*", "sheet_sessions.*", "sheets.label"}, audits="sessions", at=DRAFT),
    "schedule.save_session": Act(
        {"sessions.topic", "sheets.label"},
        audits="sessions",
        at=DRAFT,
        page="schedule.session",
        fills=typing(topic="Materi Lain Contoh"),
        rival="Materi Ketiga Contoh",
    ),
    "organizers.add": Act(
        {"workshop_organizers.*"},
        audits="workshop_organizers",
        at=DRAFT,
        fills=lambda own: {"code": own["joint"]},
    ),
    "organizers.issue": Act(
        {"workshop_organizers.is_issuer"},
        caller=Role.ADMIN,
        audits="workshop_organizers",
        at=DRAFT,
        fills=lambda own: {"code": own["office_code"]},
    ),
    "organizers.remove": Act(
        {"workshop_organizers.*"},
        audits="workshop_organizers",
        at=DRAFT,
        fills=lambda own: {"code": own["office_code"]},
    ),
    "numbering.save": Act(
        {"number_series.*"}, audits="number_series", page="numbering.show", fills=typing(first="131", last="170")
    ),
    "given_numbers.save": Act(
        {"number_series.*"}, audits="number_series", page="given_numbers.show", fills=typing(mode="typed")
    ),
    "recipients.save": Act(
        {"paper_roles.*"},
        audits="paper_roles",
        at=DRAFT,
        page="recipients.show",
        fills=typing(moderator="programme"),
        rival="none",
    ),
    "staff.add_engagement": Act(
        {"engagements.*", "people.*"},
        audits="engagements",
        page="staff.engagements",
        fills=typing(name="Panitia Baru Contoh", role="committee", represents=""),
    ),
    "staff.add_to_committee": Act(
        {"committee_grants.*"}, audits="committee_grants", fills=typing(login="teacher", until="31/12/2099")
    ),
    "staff.delete_signatory": Act({"signatories.*"}, audits="signatories", at=DRAFT),
    "staff.remove_engagement": Act({"engagements.*"}, audits="engagements"),
    "staff.remove_from_committee": Act({"committee_grants.*"}, audits="committee_grants"),
    "staff.write_signatory": Act(
        {"signatories.name"},
        audits="signatories",
        at=DRAFT,
        page="staff.signatory",
        fills=typing(name="Penanda Tangan Contoh"),
        rival="Pejabat Lain Contoh",
    ),
    "workshops.change_state": Act({"workshops.state"}, audits="workshops"),
    "workshops.create": Act(
        {"workshops.*", "workshop_organizers.*", "paper_roles.*"},
        audits="workshops",
        page="workshops.new",
        fills=typing(title="Kegiatan Baru Contoh"),
    ),
    "workshops.delete": Act(
        {"workshops.*", "workshop_organizers.*", "paper_roles.*", "sessions.*", "sheets.*", "sheet_sessions.*"}
        | {"signatories.*"},
        audits="workshops",
        at=DRAFT,
    ),
    "workshops.save_step: basics": Act(
        {"workshops.title"},
        audits="workshops",
        at=DRAFT | {"step": "basics"},
        page="workshops.step",
        fills=typing(title="Judul Kita Contoh"),
        rival="Judul Mereka Contoh",
    ),
    "workshops.save_step: place": Act(
        {"workshops.place"},
        audits="workshops",
        at=DRAFT | {"step": "place"},
        page="workshops.step",
        fills=typing(place="Aula Contoh"),
        rival="Balai Contoh",
    ),
    "workshops.save_step: numbers": Act(
        {"workshops.minimum_attendance"},
        audits="workshops",
        at=DRAFT | {"step": "numbers"},
        page="workshops.step",
        fills=typing(minimum_attendance="90"),
        rival="75",
    ),
    "workshops.save_step: details": Act(
        {"workshops.summary"},
        audits="workshops",
        at=DRAFT | {"step": "details"},
        page="workshops.step",
        fills=typing(summary="Ringkasan kita"),
        rival="Ringkasan mereka",
    ),
}
