"""The web application: settings in, features registered, headers on everything, mistakes told plainly."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from flask import Blueprint, Flask, g, request
from jinja2 import StrictUndefined
from sqlalchemy import Engine

from workshop_tracker import tables
from workshop_tracker.access import refuse_open_routes
from workshop_tracker.accounts.moves import MOVER as MOVES_ACCOUNTS
from workshop_tracker.accounts.presence import remember_viewer
from workshop_tracker.accounts.routes import blueprint as accounts
from workshop_tracker.accounts.school_links.routes import blueprint as own_school
from workshop_tracker.answers import guard_answers
from workshop_tracker.attendance.archives.routes import blueprint as archives
from workshop_tracker.attendance.grids.routes import blueprint as marks
from workshop_tracker.attendance.lists.routes import blueprint as lists
from workshop_tracker.attendance.moves import MOVER as MOVES_PARTICIPATIONS
from workshop_tracker.attendance.participants.queries import people_met
from workshop_tracker.attendance.substitutes.routes import blueprint as attendance
from workshop_tracker.attendance.undoing.people_routes import blueprint as imports
from workshop_tracker.certificates.approvals.picture_routes import blueprint as approval_pictures
from workshop_tracker.certificates.approvals.routes import blueprint as approvals
from workshop_tracker.certificates.badges.routes import blueprint as badges
from workshop_tracker.certificates.comparing.routes import blueprint as comparing
from workshop_tracker.certificates.facsimiles.routes import blueprint as facsimiles
from workshop_tracker.certificates.files.routes import blueprint as paper_files
from workshop_tracker.certificates.given_numbers.routes import blueprint as given_numbers
from workshop_tracker.certificates.letters.routes import blueprint as letters
from workshop_tracker.certificates.numbering.routes import blueprint as numbering
from workshop_tracker.certificates.printing.routes import blueprint as printing
from workshop_tracker.certificates.proof.routes import blueprint as proof
from workshop_tracker.certificates.pulling.routes import blueprint as pulling
from workshop_tracker.certificates.recipients.routes import blueprint as recipients
from workshop_tracker.certificates.register_book.routes import blueprint as registers
from workshop_tracker.certificates.replacing.routes import blueprint as replacing
from workshop_tracker.certificates.restoring.routes import blueprint as restoring
from workshop_tracker.certificates.rewording.routes import blueprint as rewording
from workshop_tracker.certificates.routes import blueprint as certificates
from workshop_tracker.certificates.runs.routes import blueprint as runs
from workshop_tracker.certificates.sealing.routes import blueprint as sealing
from workshop_tracker.certificates.signing.delivering import check_own_key
from workshop_tracker.certificates.signing.routes import blueprint as signing
from workshop_tracker.certificates.verification.routes import blueprint as verification
from workshop_tracker.config import PROJECT, Settings
from workshop_tracker.database import make_engine
from workshop_tracker.designs.editing.file_routes import blueprint as design_files
from workshop_tracker.designs.editing.routes import blueprint as designs
from workshop_tracker.designs.plates.shelf import keep_pieces_in
from workshop_tracker.desk.administration.list_routes import blueprint as admin
from workshop_tracker.desk.histories.routes import blueprint as histories
from workshop_tracker.desk.menus import around_the_page
from workshop_tracker.desk.routes import blueprint as desk
from workshop_tracker.edge import guard_requests
from workshop_tracker.extensions import LANGUAGES, babel, csrf, current_language, db, told, worded
from workshop_tracker.handout.batches.routes import blueprint as batches
from workshop_tracker.handout.corrections.routes import blueprint as corrections
from workshop_tracker.handout.group_links.routes import blueprint as group_links
from workshop_tracker.handout.lasting_key.routes import blueprint as copies
from workshop_tracker.handout.mailing.routes import blueprint as mailing
from workshop_tracker.handout.moves import MOVER as MOVES_LINKS
from workshop_tracker.handout.outside.routes import blueprint as outside
from workshop_tracker.handout.records.routes import blueprint as records
from workshop_tracker.handout.renaming.routes import blueprint as renaming
from workshop_tracker.handout.renewal.routes import blueprint as renewal
from workshop_tracker.handout.routes import blueprint as handout
from workshop_tracker.handout.sharing.routes import blueprint as sharing
from workshop_tracker.icons import icon, product_mark
from workshop_tracker.intake.glossary.routes import blueprint as headings
from workshop_tracker.ledger.routes import blueprint as ledger
from workshop_tracker.limits import CounterFile
from workshop_tracker.logs import log_failure, log_requests
from workshop_tracker.mistakes import tell_mistakes
from workshop_tracker.organizations.jurisdiction_routes import blueprint as jurisdictions
from workshop_tracker.organizations.routes import blueprint as organizations
from workshop_tracker.people.bundles.routes import blueprint as bundles
from workshop_tracker.people.exporting.routes import blueprint as exporting
from workshop_tracker.people.merging.belongings import MOVER as MOVES_BELONGINGS
from workshop_tracker.people.merging.routes import MOVERS
from workshop_tracker.people.merging.routes import blueprint as merging
from workshop_tracker.people.routes import MET
from workshop_tracker.people.routes import blueprint as people
from workshop_tracker.people.turnover.routes import blueprint as turnover
from workshop_tracker.presentation import format_date, format_long_date, format_moment, format_number
from workshop_tracker.reports.closing.routes import blueprint as quarters
from workshop_tracker.reports.evidence.routes import blueprint as evidence
from workshop_tracker.reports.freezing.routes import blueprint as frozen_reports
from workshop_tracker.reports.invitations.routes import blueprint as invitations
from workshop_tracker.reports.news.routes import blueprint as news
from workshop_tracker.reports.pictures.routes import blueprint as report_pictures
from workshop_tracker.reports.replicas.switching import read_from_replica
from workshop_tracker.reports.routes import blueprint as reports
from workshop_tracker.reports.school_data.routes import blueprint as school_data
from workshop_tracker.schools.work_units.routes import blueprint as schools
from workshop_tracker.workshops.articles.routes import blueprint as articles
from workshop_tracker.workshops.editing.routes import blueprint as workshops
from workshop_tracker.workshops.moves import MOVER as MOVES_TASKS
from workshop_tracker.workshops.organizers.routes import blueprint as organizers
from workshop_tracker.workshops.programmes.routes import blueprint as programmes
from workshop_tracker.workshops.queries import committee_workshops_of
from workshop_tracker.workshops.schedule.routes import blueprint as schedule
from workshop_tracker.workshops.staff.routes import blueprint as staff

__all__ = ["create_app", "tables"]

BLUEPRINTS: tuple[Blueprint, ...] = (
    accounts,
    admin,
    approval_pictures,
    approvals,
    archives,
    articles,
    attendance,
    batches,
    badges,
    bundles,
    certificates,
    comparing,
    copies,
    corrections,
    design_files,
    designs,
    desk,
    exporting,
    facsimiles,
    group_links,
    handout,
    headings,
    histories,
    imports,
    jurisdictions,
    ledger,
    lists,
    mailing,
    marks,
    merging,
    news,
    organizations,
    organizers,
    outside,
    own_school,
    paper_files,
    people,
    programmes,
    numbering,
    given_numbers,
    printing,
    proof,
    pulling,
    quarters,
    recipients,
    records,
    renaming,
    renewal,
    registers,
    reports,
    evidence,
    report_pictures,
    invitations,
    frozen_reports,
    letters,
    replacing,
    restoring,
    rewording,
    runs,
    schedule,
    school_data,
    schools,
    sealing,
    signing,
    sharing,
    staff,
    turnover,
    verification,
    workshops,
)
# what makes one of two people asks every feature that holds something of a person
EVERY_MOVER = (MOVES_BELONGINGS, MOVES_ACCOUNTS, MOVES_TASKS, MOVES_PARTICIPATIONS, MOVES_LINKS)
# what is read by many and may be some seconds old
OF_A_REPLICA = frozenset({evidence.name, report_pictures.name, reports.name, school_data.name})
INDEXABLE = frozenset({"desk.home", "desk.help", "desk.privacy", "static"})
BESIDE_PACKAGE = PROJECT / "templates"
INSIDE_WHEEL = Path(__file__).resolve().parent / "templates"
ZONE = "Asia/Jakarta"


class Application(Flask):
    """Flask, but what it logs of a failure holds no address, no message and no value of the request."""

    def log_exception(
        self,
        exc_info: tuple[type, BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> None:
        log_failure(exc_info[0], exc_info[2])


def create_app(settings: Settings, engine: Engine | None = None, **config: Any) -> Flask:
    """The app of one installation. Raises RouteWithoutAccess when somebody forgot to decide about a route."""
    folder = INSIDE_WHEEL if INSIDE_WHEEL.is_dir() else BESIDE_PACKAGE
    app = Application(__name__, template_folder=str(folder))
    app.config["SECRET_KEY"] = settings.secret_key
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # attendance forms stay open all day; the token ends with its cookie
    app.config["WTF_CSRF_SSL_STRICT"] = False  # it wants a referrer, which pages of secret links do not send
    app.extensions["workshop_tracker_settings"] = settings
    app.extensions[MET] = people_met
    app.extensions[MOVERS] = EVERY_MOVER
    app.extensions["workshop_tracker_counters"] = CounterFile(settings.instance / "limits.db")
    check_own_key(settings)
    keep_pieces_in(settings.instance / "plates")
    log_requests(app)
    guard_requests(app, settings)
    guard_answers(app, settings, indexable=INDEXABLE)
    tell_mistakes(app)
    app.config.update(config)
    db.init_app(app, engine or make_engine(settings.database_url))
    csrf.init_app(app)
    app.before_request(lambda: remember_viewer(committee_workshops_of))
    _dress(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    refuse_open_routes(app)
    read_from_replica(app, settings, OF_A_REPLICA)
    return app


def _dress(app: Flask) -> None:
    """What templates find: the language, the icons, the header and the footer."""
    babel.init_app(app, default_locale="id", default_timezone=ZONE, locale_selector=chosen_language)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.finalize = told
    app.jinja_env.filters["told"] = told  # for a sentence that becomes part of another text
    app.jinja_env.globals.update(icon=icon, product_mark=product_mark, _=worded)
    for write in (format_date, format_long_date, format_moment, format_number):
        app.jinja_env.filters[write.__name__] = _in_the_readers_language(write)
    app.context_processor(lambda: around_the_page(chosen_language()))


def chosen_language() -> str:
    """The reader's choice on this browser, else of the account, else what the browser asks for, else Indonesian."""
    viewer = g.get("viewer")
    wishes = (request.cookies.get("language"), viewer.language if viewer else None)
    known = next((wish for wish in wishes if wish in LANGUAGES), None)
    return known or request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


def _in_the_readers_language(write: Callable[..., str]) -> Callable[..., str]:
    """The filter of a function of presentation: `{{ workshop.starts_on|format_date }}`."""
    return lambda *values, **options: write(*values, language=current_language(), **options)
