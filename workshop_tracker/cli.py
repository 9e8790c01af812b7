"""The commands, in the words of the field. Each works through the same actions as the pages."""

import click

from workshop_tracker import tables
from workshop_tracker.accounts.commands import users_group
from workshop_tracker.attendance.archives.commands import import_history
from workshop_tracker.attendance.commands import import_attendance, import_participants
from workshop_tracker.attendance.undoing.commands import undo_import
from workshop_tracker.calls import Commands
from workshop_tracker.certificates.commands import certificates
from workshop_tracker.certificates.letters.commands import letter_group
from workshop_tracker.certificates.register_book.commands import show_register
from workshop_tracker.certificates.replacing.commands import replacing
from workshop_tracker.certificates.sealing.commands import check_with_log
from workshop_tracker.certificates.signing.commands import sign_papers, take_back, write_to_sign
from workshop_tracker.console import Installation
from workshop_tracker.demo.commands import demo
from workshop_tracker.desk.commands import list_workshops
from workshop_tracker.handout.renaming.commands import correct_many
from workshop_tracker.ledger.commands import ledger_group
from workshop_tracker.operations.commands import COMMANDS as OPERATIONS
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.outbox.commands import outbox_group
from workshop_tracker.people.commands import import_people, people_group
from workshop_tracker.reports.commands import report
from workshop_tracker.reports.details.commands import unreached
from workshop_tracker.reports.freezing.commands import changes, freeze, frozen
from workshop_tracker.reports.news.commands import write_article
from workshop_tracker.reports.school_data.commands import make_link, show_status
from workshop_tracker.reports.summaries.commands import summaries_group
from workshop_tracker.schools.commands import import_schools, offices_group, schools_group
from workshop_tracker.synthesis.commands import synthesize
from workshop_tracker.workshops.articles.commands import import_article
from workshop_tracker.workshops.commands import workshops_group

__all__ = ["main", "tables"]


@click.group(cls=Commands, name="workshop-tracker", context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(context: click.Context) -> None:
    """Catatan Workshop: kegiatan, daftar hadir, sertifikat, dan laporan wilayah."""
    context.obj = Installation(fill=upgrade_database)
    context.call_on_close(context.obj.close)


@main.group(name="import")
def import_group() -> None:
    """Ambil data dari berkas: pratinjau dahulu, tulis dengan --apply."""


import_group.add_command(import_article)
import_group.add_command(import_attendance)
import_group.add_command(import_history)
import_group.add_command(import_participants)
import_group.add_command(import_people)
import_group.add_command(undo_import)
import_group.add_command(import_schools)
main.add_command(certificates)
certificates.add_command(check_with_log)
for signing in (sign_papers, write_to_sign, take_back):
    certificates.add_command(signing)
letter_group.add_command(replacing)
certificates.add_command(letter_group)
certificates.add_command(show_register)
certificates.add_command(correct_many)
main.add_command(demo)
main.add_command(ledger_group)
main.add_command(offices_group)
for command in OPERATIONS:
    main.add_command(command)
main.add_command(outbox_group)
main.add_command(people_group)
main.add_command(schools_group)
schools_group.add_command(make_link)
schools_group.add_command(show_status)
main.add_command(users_group)
main.add_command(report)
report.add_command(unreached)
for freezing in (freeze, frozen, changes):
    report.add_command(freezing)
main.add_command(synthesize)
main.add_command(summaries_group)
main.add_command(workshops_group)
workshops_group.add_command(list_workshops)
workshops_group.add_command(write_article)
