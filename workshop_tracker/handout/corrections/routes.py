"""Pages about a name: the teacher's, by link or signed in, and the organizer's list of proposed spellings."""

from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone, current_viewer, only
from workshop_tracker.certificates.actions import WrongName
from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.proposals.models import CorrectionRequest
from workshop_tracker.database import now
from workshop_tracker.extensions import db
from workshop_tracker.handout.corrections.actions import (
    AlreadyAnswered,
    AlreadyAsked,
    Renaming,
    SameName,
    accept_proposal,
    confirm_name,
    is_person_renamed_whole,
    propose_name,
    refuse_proposal,
)
from workshop_tracker.handout.corrections.forms import AcceptForm, ProposalForm, RefusalForm
from workshop_tracker.handout.corrections.queries import (
    NameOnPaper,
    names_of_person,
    names_of_workshop,
    request_of,
)
from workshop_tracker.handout.owners import owner_by_link
from workshop_tracker.paging import page_of_values
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.editing.rights import editable
from workshop_tracker.workshops.models import Workshop

blueprint = Blueprint("corrections", __name__)
ISSUERS = (Role.ADMIN, Role.ORGANIZER)
HER_LINK = "the token is the right to speak about one's own name"
REFUSED = 422
PROPOSALS_OF_A_PAGE = 20
Answer = Response | str | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Way:
    """Where the pages about one name lie: behind a personal link, or behind her own sign-in."""

    participation_id: int
    token: str = ""

    @property
    def home(self) -> str:
        """The page with all her papers."""
        return url_for("handout.ask", token=self.token) if self.token else url_for("handout.mine")

    def to(self, act: str) -> str:
        """The address of one act on this name."""
        if self.token:
            return url_for(f"corrections.{act}", token=self.token, participation_id=self.participation_id)
        return url_for(f"corrections.{act}_mine", participation_id=self.participation_id)


@blueprint.get("/t/<token>/names/<int:participation_id>")
@anyone(HER_LINK)
def show(token: str, participation_id: int) -> Answer:
    return _page(_of_link(token, participation_id), Way(participation_id, token))


@blueprint.post("/t/<token>/names/<int:participation_id>")
@anyone(HER_LINK)
def propose(token: str, participation_id: int) -> Answer:
    return _propose(_of_link(token, participation_id), Way(participation_id, token))


@blueprint.post("/t/<token>/names/<int:participation_id>/confirm")
@anyone(HER_LINK)
def confirm(token: str, participation_id: int) -> Answer:
    return _confirm(_of_link(token, participation_id), Way(participation_id, token))


@blueprint.get("/my/names/<int:participation_id>")
@only(Role.TEACHER)
def show_mine(participation_id: int) -> Answer:
    return _page(_mine(participation_id), Way(participation_id))


@blueprint.post("/my/names/<int:participation_id>")
@only(Role.TEACHER)
def propose_mine(participation_id: int) -> Answer:
    return _propose(_mine(participation_id), Way(participation_id))


@blueprint.post("/my/names/<int:participation_id>/confirm")
@only(Role.TEACHER)
def confirm_mine(participation_id: int) -> Answer:
    return _confirm(_mine(participation_id), Way(participation_id))


@blueprint.get("/workshops/<slug>/spellings")
@only(*ISSUERS)
def index(slug: str) -> str:
    return _list(editable(slug), RefusalForm(formdata=None))


@blueprint.post("/workshops/<slug>/spellings/<int:request_id>/accept")
@only(*ISSUERS)
def accept(slug: str, request_id: int) -> Answer:
    request = _request(editable(slug), request_id)
    renaming = Renaming.PAPER_AND_PERSON if AcceptForm().is_for_person.data else Renaming.PAPER
    try:
        paper = accept_proposal(db.writing, request, renaming, at=now())
    except AlreadyAnswered:
        return _too_late(slug)
    db.session.commit()
    if paper is not None and paper.state is PaperState.VALID:
        flash(gettext("Nama diperbaiki; terbitan ke-%(edition)d berlaku.", edition=paper.version), "ok")
    else:
        flash(gettext("Ejaan %(name)s dipakai.", name=request.proposed_name), "ok")
    if renaming is Renaming.PAPER_AND_PERSON and not is_person_renamed_whole(request.proposed_name):
        flash(gettext("Data guru: nama cetaknya diperbaiki; gelarnya belum dapat dipisahkan dari nama."), "wait")
    return redirect(url_for(".index", slug=slug), 303)


@blueprint.post("/workshops/<slug>/spellings/<int:request_id>/refuse")
@only(*ISSUERS)
def refuse(slug: str, request_id: int) -> Answer:
    workshop = editable(slug)
    request, form = _request(workshop, request_id), RefusalForm()
    if not form.validate_on_submit():
        return _list(workshop, form, request.id), REFUSED
    try:
        refuse_proposal(db.writing, request, answer=form.answer.data or "", at=now())
    except AlreadyAnswered:
        return _too_late(slug)
    db.session.commit()
    flash(gettext("Usulan %(name)s ditolak; guru membaca alasannya.", name=request.proposed_name), "ok")
    return redirect(url_for(".index", slug=slug), 303)


def _of_link(token: str, participation_id: int) -> NameOnPaper:
    """A name, found through whose link it is."""
    return _name(owner_by_link(token).id, participation_id)


def _mine(participation_id: int) -> NameOnPaper:
    return _name(current_viewer().person_id or 0, participation_id)


def _name(person_id: int, participation_id: int) -> NameOnPaper:
    name: NameOnPaper = names_of_person(db.session, person_id).get(participation_id) or abort(404)
    return name


def _propose(name: NameOnPaper, way: Way) -> Answer:
    limits.check(limits.SPELLINGS, str(name.participation_id))
    form = ProposalForm()
    if form.validate_on_submit():
        said = {"name": form.name.data or "", "note": form.note.data or ""}
        try:
            propose_name(db.writing, name.participation_id, **said, at=now())
        except WrongName as error:
            form.name.errors = [str(error)]
        except SameName:
            form.name.errors = [gettext("Namanya sudah dieja begitu.")]
        except AlreadyAsked:
            return _still_asked(way)
        else:
            db.session.commit()
            flash(gettext("Usulan Bapak/Ibu sudah diterima panitia."), "ok")
            return redirect(way.to("show"), 303)
    return _page(name, way, form), REFUSED


def _confirm(name: NameOnPaper, way: Way) -> Answer:
    try:
        confirm_name(db.writing, name.participation_id, at=now())
    except AlreadyAsked:
        return _still_asked(way)
    db.session.commit()
    flash(gettext("Terima kasih. Nama ini dipakai pada sertifikat."), "ok")
    return redirect(way.to("show"), 303)


def _still_asked(way: Way) -> Response:
    db.session.rollback()
    flash(gettext("Usulan sebelumnya masih menunggu jawaban panitia."), "wait")
    return redirect(way.to("show"), 303)


def _page(name: NameOnPaper, way: Way, form: ProposalForm | None = None) -> str:
    return render_template(
        "handout/corrections/name.html",
        name=name,
        way=way,
        form=form or ProposalForm(formdata=None, data={"name": name.name}),
    )


def _list(workshop: Workshop, refusal: RefusalForm, refused_id: int = 0) -> str:
    names = names_of_workshop(db.session, workshop.id)
    return render_template(
        "handout/corrections/list.html",
        workshop=workshop,
        names=names,
        page=page_of_values([each for each in names if each.is_asked], size=PROPOSALS_OF_A_PAGE),
        refusal=refusal,
        refused_id=refused_id,
    )


def _request(workshop: Workshop, request_id: int) -> CorrectionRequest:
    request: CorrectionRequest = request_of(db.session, workshop.id, request_id) or abort(404)
    return request


def _too_late(slug: str) -> Response:
    db.session.rollback()
    flash(gettext("Usulan ini sudah dijawab; periksa sekali lagi."), "wait")
    return redirect(url_for(".index", slug=slug), 303)
