"""What each form does when it is sent as it should be: who sends it, what it writes, what the audit calls it.

`ACTS` has a line for every endpoint that changes something (`endpoint` or `endpoint: which of its forms`); one that
is missing fails. `UNAUDITED` says of some why nothing needs to be written down.
"""

from tests.access.acts.accounts import ACCOUNTS
from tests.access.acts.form import Act
from tests.access.acts.planning import PLANNING
from tests.access.acts.registers import REGISTERS
from tests.access.acts.reports import REPORTS
from tests.access.acts.schools import SCHOOLS
from tests.access.acts.taking_part import TAKING_PART

__all__ = ["ACTS", "UNAUDITED", "Act"]

ACTS: dict[str, Act] = ACCOUNTS | REGISTERS | REPORTS | SCHOOLS | PLANNING | TAKING_PART
UNAUDITED = {
    "approvals.show": "when a link was last opened is no fact about anybody",
    "articles.read": "an article that is only read changes nothing",
    "attendance.answer_participants": "an answer changes nothing before the list is confirmed",
    "attendance.discard_participants": "a list that waits is forgotten after a day anyway",
    "attendance.read_participants": "a list that waits for its uploader has changed nothing",
    "bundles.choose_school": "files that wait for their uploader have changed nothing",
    "copies.answer": "a copy of one's own paper changes nothing",
    "group_links.make": "the world's link is made already; asked for again it is the same",
    "group_links.reopen": "the world's link is open already",
    "sharing.unsent": "nothing was sent that could be taken back",
    "mailing.write": "the world has no server for e-mail: nothing is queued",
    "mailing.write_again": "the world has no server for e-mail: nothing is queued",
    "bundles.discard": "files that wait are forgotten after a day anyway",
    "bundles.receive": "files that wait for their uploader have changed nothing",
    "archives.receive": "a register that waits for its uploader has changed nothing",
    "marks.receive": "marks that wait for their uploader have changed nothing",
    "renaming.preview": "looking at what a list would change changes nothing",
    "frozen_reports.preview": "looking at what would be frozen changes nothing",
    "designs.preview": "looking at what is being typed changes nothing",
    "own_school.discard_list": "a list that waits is forgotten after a day anyway",
    "own_school.open_page": "when a link was last opened is no fact about anybody",
    "own_school.read_list": "a list that waits for its school has changed nothing",
    "comparing.compare_file": "a file that is only looked at changes nothing",
    "signing.receive": "a file in which nothing is signed changes nothing; signed ones: tests/certificates/signing",
    "handout.open_page": "when a link was last opened is no fact about anybody",
}
