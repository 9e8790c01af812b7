"""All tables in one import: for migrations, for tests, and for whoever walks the foreign keys."""

from workshop_tracker.accounts import models as accounts
from workshop_tracker.accounts.school_links import models as school_links
from workshop_tracker.attendance import models as attendance
from workshop_tracker.audit import actions as _audit_listens  # noqa: F401 - flushes are audited from here on
from workshop_tracker.audit import models as audit
from workshop_tracker.certificates import models as certificates
from workshop_tracker.certificates.approvals import models as approvals
from workshop_tracker.certificates.proposals import models as proposals
from workshop_tracker.certificates.runs import models as runs
from workshop_tracker.certificates.signing import models as signing
from workshop_tracker.database import Base
from workshop_tracker.designs import models as designs
from workshop_tracker.designs.facsimiles import models as facsimiles
from workshop_tracker.handout import models as handout
from workshop_tracker.handout.outside import models as outside
from workshop_tracker.handout.records import models as records
from workshop_tracker.intake import models as intake
from workshop_tracker.intake.glossary import models as glossary
from workshop_tracker.ledger import models as ledger
from workshop_tracker.organizations import models as organizations
from workshop_tracker.outbox import models as outbox
from workshop_tracker.people import models as people
from workshop_tracker.people.bundles import models as bundles
from workshop_tracker.people.denominator import models as denominator
from workshop_tracker.people.turnover import models as turnover
from workshop_tracker.reports import models as reports
from workshop_tracker.reports.summaries import models as summaries
from workshop_tracker.schools import models as schools
from workshop_tracker.workshops import engagements, programmes
from workshop_tracker.workshops import models as workshops

MODULES = (
    accounts,
    approvals,
    attendance,
    audit,
    bundles,
    certificates,
    denominator,
    designs,
    facsimiles,
    engagements,
    glossary,
    handout,
    intake,
    ledger,
    organizations,
    outbox,
    outside,
    people,
    programmes,
    proposals,
    records,
    reports,
    runs,
    school_links,
    schools,
    signing,
    summaries,
    turnover,
    workshops,
)
METADATA = Base.metadata
