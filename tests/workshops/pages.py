"""What tests of the planning pages share: an organizer, another's workshop, forms as browsers send them."""

import re
from dataclasses import dataclass
from html import unescape

from flask.testing import FlaskClient
from sqlalchemy import Engine, select

from tests.clients import make_app, sign_in
from tests.factories import make_office, make_organization, make_user, make_workshop
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import Workshop, WorkshopState


@dataclass(frozen=True)
class Planning:
    """A signed-in organizer of `group`, a draft of that group, and a workshop of another."""

    engine: Engine
    client: FlaskClient
    group: int
    office: int
    draft: Workshop
    others: Workshop

    def stored(self, slug: str = "") -> Workshop:
        with reading(self.engine) as session:
            return session.scalars(select(Workshop).where(Workshop.slug == (slug or self.draft.slug))).one()

    def form(self, path: str) -> dict[str, str]:
        """What a browser would send from that page if nothing were changed."""
        return values_of(self.client.get(path).text)

    def send(self, path: str, **changes: str):
        """Open a page, change these fields, send it."""
        return self.client.post(path, data=self.form(path) | changes)


def planning(engine: Engine, role: Role = Role.ORGANIZER) -> Planning:
    with writing(engine, by=COMMAND) as session:
        group = make_organization(session, "MGMP Matematika Contoh")
        office = make_office(session, "Cabang Dinas Pendidikan Contoh")
        draft = make_workshop(session, "Literasi Contoh", issuer=group, office_id=office.id, state=WorkshopState.DRAFT)
        others = make_workshop(session, "Milik Lain Contoh", office_id=None)
        user = make_user(session, "panitia@contoh.sch.id", role, organization=group)
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, user)
    return Planning(engine, client, group.id, office.id, draft, others)


def text_of(answer) -> str:
    """What a reader reads of a page, without markup."""
    return " ".join(unescape(re.sub(r"<(style|script|head).*?</\1>|<[^>]+>", " ", answer.text, flags=re.S)).split())


def values_of(page: str) -> dict[str, str]:
    """The values that the forms of a page hold, by name: what a browser would send unchanged."""
    found: dict[str, str] = {}
    for tag in re.finditer(r"<input([^>]*)>", page):
        attributes = dict(re.findall(r'([a-z_-]+)="([^"]*)"', tag[1]))
        is_off = attributes.get("type") in {"radio", "checkbox"} and "checked" not in tag[1]
        if "name" in attributes and not is_off:
            found[attributes["name"]] = unescape(attributes.get("value", ""))
    for name, content in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(?:\r?\n)?(.*?)</textarea>', page, flags=re.S):
        found[name] = unescape(content)
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, flags=re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options) or re.search(r'value="([^"]*)"', options)
        found[name] = unescape(chosen[1]) if chosen else ""
    return found
