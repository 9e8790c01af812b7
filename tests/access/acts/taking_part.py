"""A workshop's people: who takes part, who was there, who holds which paper."""

from pathlib import Path

from tests.access.acts.form import Act, typing
from tests.access.table import STRANGER
from tests.access.world import DAY, OWN
from workshop_tracker.handout.renaming.rules import PaperName, Proposal, Wish, digest_of
from workshop_tracker.viewer import Role

REGISTER = Path(__file__).parents[2] / "attendance" / "archives" / "register.csv"
PICTURE = Path(__file__).parents[3] / "docs" / "pictures" / "certificate-1.png"
PROOF = Path(__file__).parents[3] / "docs" / "pictures" / "390-check.png"
REASON = {"reason": "Salah tulis"}
SEALED = {"ledger_entries.*", "ledger_tails.peaks", "ledger_tails.size"}  # every act on a paper is sealed
ANSWERED = {"correction_requests.answered_at", "correction_requests.answered_by_id"}
ACTOR = {"certificates.actor_kind", "certificates.actor_id"}


def confirmed_name(own):
    """The list as its preview sends it back."""
    wish = Wish(1, f"Ayu {OWN}", f"Ayu {OWN}, S.Pd.")
    shown = Proposal(wish, PaperName(own["certificate_id"], "", wish.written, is_valid=True))
    return {"lines": f"{wish.written}\t{wish.name}", "seen": digest_of([shown])}


TAKING_PART: dict[str, Act] = {
    "approvals.approve": Act(
        {"approval_papers.is_covered", "paper_approvals.state", "paper_approvals.answered_at"},
        caller=STRANGER,
        audits="paper_approvals",
        fills=lambda own: {"seen": own["approval_seen"]},
    ),
    "approval_pictures.bring": Act(
        {"ink_pictures.*", "paper_approvals.signature_id"},
        caller=STRANGER,
        audits="ink_pictures",
        fills=lambda own: {"file": (str(PICTURE), "tanda-tangan.png")},
    ),
    "facsimiles.keep": Act(
        {"ink_pictures.*"},
        audits="ink_pictures",
        page="facsimiles.show",
        fills=lambda own: {"owner": "Kepala Contoh", "file": (str(PICTURE), "tanda-tangan.png")},
    ),
    "facsimiles.remove": Act({"ink_pictures.*"}, audits="ink_pictures", page="facsimiles.show"),
    "approvals.ask": Act(
        {"approval_papers.*", "paper_approvals.*", "paper_approvals.state"},
        audits="paper_approvals",
        fills=typing(aide="Gita Contoh"),
    ),
    "approvals.give_back": Act(
        {"paper_approvals.state", "paper_approvals.answered_at", "paper_approvals.note"},
        caller=STRANGER,
        audits="paper_approvals",
        fills=typing(note="Gelar keliru"),
    ),
    "approvals.show": Act({"paper_approvals.opened_at"}, caller=STRANGER),
    "approvals.take_back": Act({"paper_approvals.state"}, audits="paper_approvals", page="approvals.index"),
    "attendance.mark": Act(
        {"attendances.*", "attendance_events.*"},
        caller=Role.COMMITTEE,
        audits="workshops",
        page="attendance.sheet",
        fills=lambda own: {f"mark-{own['participation_id']}": "H", "act": "save"},
    ),
    "attendance.mark_one": Act(
        {"attendances.*", "attendance_events.*"},
        caller=Role.COMMITTEE,
        audits="workshops",
        is_json=True,
        fills=lambda own: {
            "sent_at": "2025-07-11T02:00:00Z",
            "marks": [
                {
                    "operation_id": "0123456789abcdef",
                    "participation_id": own["participation_id"],
                    "mark": "H",
                    "marked_at": "2025-07-11T02:00:00Z",
                    "device": "Ponsel",
                }
            ],
        },
    ),
    "attendance.admit_walk_in": Act(
        {"people.*", "participations.*", "attendances.*", "attendance_events.*", "import_batches.*"},
        caller=Role.COMMITTEE,
        audits="import_batches",
        page="attendance.walk_in",
        fills=typing(name="Gani Contoh", school="Universitas Contoh"),
    ),
    "attendance.give_seat": Act(
        {
            "people.*",
            "participations.*",
            "participations.cancelled_at",
            "import_batches.*",
        },
        caller=Role.COMMITTEE,
        audits="workshops",
        page="attendance.substitute",
        fills=typing(name="Gina Contoh", school="Universitas Contoh"),
    ),
    "attendance.name_school": Act(
        {
            "participations.school_id",
            "participations.work_unit",
            "participations.district_code",
            "participations.level_group",
            "participations.school_status",
        },
        caller=Role.COMMITTEE,
        audits="participations",
        page="attendance.school_of_participant",
        fills=typing(school="Universitas Contoh"),
        rival="Universitas Lain",
    ),
    "attendance.answer_participants": Act(set(), fills=typing(act="accept")),
    "attendance.confirm_participants": Act(
        {"people.*", "participations.*", "import_batches.*"}, audits="import_batches"
    ),
    "attendance.discard_participants": Act(set()),
    "attendance.undo_import": Act(
        {"people.*", "import_batches.undone_at"}, audits="import_batches", page="attendance.imports"
    ),
    "imports.undo": Act(
        {"people.*", "import_batches.undone_at"}, caller=Role.ADMIN, audits="import_batches", page="imports.people"
    ),
    "archives.receive": Act(
        set(),
        page="archives.new",
        fills=lambda own: {"file": (str(REGISTER), "arsip.csv")},
    ),
    "archives.confirm": Act(
        {"people.*", "outside_trainings.*", "import_batches.*"}, audits="import_batches", page="archives.show"
    ),
    "marks.receive": Act(
        set(), caller=Role.COMMITTEE, page="marks.new", fills=typing(pasted="Nama\tSesi 1\nDewi Alfa\tH")
    ),
    "marks.confirm": Act(
        {"attendances.*", "attendance_events.*", "import_batches.*"}, audits="import_batches", page="marks.show"
    ),
    "attendance.read_participants": Act(set(), caller=Role.COMMITTEE, fills=typing(pasted="Fani Contoh")),
    "attendance.register_people": Act(
        {"participations.*"}, audits="workshops", fills=lambda own: {"person": str(own["helper_person_id"])}
    ),
    "attendance.remove_from_list": Act(
        {"participations.cancelled_at"}, caller=Role.COMMITTEE, audits="participations", fills=typing(**REASON)
    ),
    "batches.fetched": Act(
        {"printed_papers.fetched_at"},
        audits="print_batches",
        page="batches.index",
        fills=lambda own: {"fetched": str(own["prepared_id"])},
    ),
    "batches.move": Act(
        {"print_batches.state", "print_batches.changed_at"}, audits="print_batches", fills=typing(state="signed")
    ),
    "registers.release": Act({"number_reservations.*"}, audits="number_reservations", page="registers.show"),
    "registers.reserve": Act(
        {"number_reservations.*"},
        audits="number_reservations",
        page="registers.show",
        fills=typing(first="950", last="960", reserved_for="Ketua Contoh", reason="Ditulis tangan"),
    ),
    "batches.reprinted": Act({"printed_papers.content_sha256"}, audits="print_batches", page="batches.index"),
    "batches.printed": Act({"print_batches.*", "printed_papers.*"}, audits="print_batches", page="batches.index"),
    "certificates.correct": Act(
        {"certificates.*", "certificates.state", "certificates.replaced_at", "certificates.reason"} | ACTOR | SEALED,
        audits="certificates",
        fills=typing(name="Ayu Alfa, S.Pd.", **REASON),
    ),
    "certificates.decide": Act({"overrides.*"}, audits="overrides", fills=typing(outcome="completed", **REASON)),
    "certificates.prepare": Act(
        {"certificates.*", "number_series.last_number", "paper_runs.*"} | SEALED,
        audits="workshops",
        page="certificates.overview",
        fills=typing(issued_on=str(DAY)),
    ),
    "certificates.revoke": Act(
        {"certificates.state", "certificates.revoked_at", "certificates.reason", "participations.certified_at"}
        | {"certificates.operation_id"}
        | ACTOR
        | SEALED,
        audits="certificates",
        fills=typing(**{"revoke-reason": "Salah orang"}),
    ),
    "letters.write": Act(
        {"certificates.*", "number_series.*", "participations.certified_at", "ledger_entries.*", "ledger_tails.*"},
        audits="certificates",
        at={"participation_id": "not_completed_id"},
    ),
    "rewording.reword": Act(
        {"certificates.*", "certificates.state", "certificates.replaced_at", "certificates.reason"} | ACTOR | SEALED,
        audits="certificates",
        fills=lambda own: {"paper": str(own["certificate_id"]), **REASON},
    ),
    "renaming.correct": Act(
        {"certificates.*", "certificates.state", "certificates.replaced_at", "certificates.reason"} | ACTOR | SEALED,
        page="renaming.show",
        audits="certificates",
        fills=lambda own: confirmed_name(own) | REASON,
    ),
    "renaming.preview": Act(set(), fills=typing(pasted=f"Ayu {OWN}; Ayu {OWN}, S.Pd.")),
    "replacing.write": Act(
        {"certificates.*", "certificates.state", "certificates.replaced_at", "certificates.reason", "number_series.*"}
        | {"ledger_tails.*"}  # the letter is of this year, its log may be new
        | ACTOR
        | SEALED,
        audits="certificates",
        fills=typing(fault="lost", name="Ayu Contoh", signer_name="Dr. Hendra Contoh, M.Pd."),
    ),
    "restoring.restore": Act(
        {"certificates.state", "certificates.reason", "participations.certified_at"} | ACTOR | SEALED,
        audits="certificates",
        at={"certificate_id": "revoked_id"},
        fills=typing(**REASON),
    ),
    "certificates.validate": Act(
        {"certificates.state", "certificates.validated_at", "participations.certified_at", "paper_runs.*"} | SEALED,
        audits="workshops",
        page="certificates.overview",
    ),
    "certificates.withdraw": Act(
        {"certificates.state", "certificates.withdrawn_at", "certificates.reason"} | ACTOR | SEALED,
        audits="certificates",
    ),
    "comparing.compare_file": Act(set(), caller=STRANGER, fills=lambda own: {"file": (str(PICTURE), "sertifikat.png")}),
    "copies.answer": Act(set(), caller=STRANGER, page="copies.ask", fills=typing(answer="01-01")),
    **{
        f"corrections.propose{whose}": Act(
            {"correction_requests.*"},
            caller=caller,
            audits="correction_requests",
            page=f"corrections.show{whose}",
            fills=typing(name="Ayu Alfa, S.Pd."),
        )
        for whose, caller in (("", STRANGER), ("_mine", Role.TEACHER))
    },
    **{
        f"corrections.confirm{whose}": Act({"participations.name_confirmed_at"}, caller=caller, audits="participations")
        for whose, caller in (("", STRANGER), ("_mine", Role.TEACHER))
    },
    "corrections.accept": Act(
        {"certificates.snapshot", "certificates.name", "certificates.reason"}
        | {"participations.name_as_registered", "participations.name_confirmed_at"}
        | {"correction_requests.state"}
        | ANSWERED
        | SEALED,
        audits="correction_requests",
    ),
    "corrections.refuse": Act(
        {"correction_requests.state", "correction_requests.answer"} | ANSWERED,
        audits="correction_requests",
        fills=typing(answer="Sesuai ijazah"),
    ),
    "group_links.find": Act(
        {"personal_links.*"},
        caller=STRANGER,
        audits="personal_links",
        page="group_links.ask",
        fills=typing(who="Ayu Alfa", born_on="1980-01-01"),
    ),
    "group_links.make": Act(set()),
    "group_links.close": Act({"group_links.closed_at"}, audits="group_links"),
    "group_links.reopen": Act(set()),
    **{
        f"outside.tell{whose}": Act(
            {"outside_trainings.*", "training_proofs.*"},
            caller=caller,
            audits="outside_trainings",
            page=f"outside.own{whose}",
            fills=lambda own: {
                **{"title": "Diklat Lain Contoh", "organizer": "Badan Contoh", "ended_on": "2025-03-01"},
                "lesson_hours": "16",
                "proof": (str(PROOF), "bukti.png"),
            },
        )
        for whose, caller in (("", STRANGER), ("_mine", Role.TEACHER))
    },
    "outside.verify": Act(
        {"outside_trainings.verified_at", "outside_trainings.verified_by_id"},
        caller=Role.SCHOOL,
        audits="outside_trainings",
    ),
    "outside.refuse": Act(
        {"outside_trainings.refused_at", "outside_trainings.refusal"},
        caller=Role.OFFICE,
        audits="outside_trainings",
        fills=typing(**REASON),
    ),
    "records.transcript": Act({"transcripts.*"}, caller=STRANGER, audits="transcripts"),
    "records.transcript_mine": Act({"transcripts.*"}, caller=Role.TEACHER, audits="transcripts"),
    "renewal.ask": Act({"personal_links.renewal_asked_at"}, caller=STRANGER, audits="personal_links"),
    "sharing.message": Act({"personal_links.*"}, audits="personal_links"),
    "sharing.sent": Act({"handout_messages.*"}, audits="handout_messages"),
    "sharing.take_list": Act({"personal_links.*"}, audits="personal_links"),
    "sharing.unsent": Act(set()),
    "mailing.write": Act(set()),
    "mailing.write_again": Act(set()),
    "handout.make_links": Act({"personal_links.*"}, audits="personal_links"),
    "handout.open_page": Act({"personal_links.opened_at"}, caller=STRANGER),
    "signing.receive": Act(set(), page="signing.show", fills=lambda own: {"file": (str(REGISTER), "bukan.zip")}),
}
