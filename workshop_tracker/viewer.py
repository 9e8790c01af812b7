"""Who is looking and who acts: frozen values that queries and actions take."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a user may be. `committee` is granted per workshop and ends with it."""

    ADMIN = "admin"
    ORGANIZER = "organizer"
    COMMITTEE = "committee"
    SCHOOL = "school"
    SUPERVISOR = "supervisor"
    SIGNATORY = "signatory"
    OFFICE = "office"
    TEACHER = "teacher"


class ActorKind(StrEnum):
    """By which door an act came in."""

    USER = "user"
    COMMAND = "command"
    PUBLIC = "public"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, as the audit writes it down; no foreign key, so that it outlives the account."""

    kind: ActorKind
    id: int | None = None
    name: str = ""


COMMAND = Actor(ActorKind.COMMAND, name="perintah")
PUBLIC = Actor(ActorKind.PUBLIC, name="publik")


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in user with what today's grants allow; queries narrow their rows by it.

    Each set of ids belongs to one role, so that what one role reads here another does not read there.
    """

    user_id: int
    display_name: str
    person_id: int | None = None
    roles: frozenset[Role] = frozenset()
    organization_ids: frozenset[int] = frozenset()  # whose organizer the viewer is
    office_ids: frozenset[int] = frozenset()  # at which the viewer works
    supervised_office_ids: frozenset[int] = frozenset()  # whose schools the viewer supervises
    school_ids: frozenset[int] = frozenset()
    committee_workshop_ids: frozenset[int] = frozenset()
    place: str = field(default="", compare=False)
    language: str = "id"

    @property
    def overseeing_ids(self) -> frozenset[int]:
        """The offices whose schools the viewer sees by either of the two roles that look at a region."""
        return self.office_ids | self.supervised_office_ids

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.USER, self.user_id, self.display_name)

    def has_role(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)
