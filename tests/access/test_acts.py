"""Every form, sent as it should be: written down in the name of who sent it, and nothing changes beside it."""

import re

import pytest

from tests.access.acts import ACTS, UNAUDITED
from tests.access.secrets import IN_FULL, secrets_of
from tests.access.sending import form_of, send
from tests.access.table import STRANGER
from tests.access.world import OWN
from tests.contents import contents_of, differences, digest_of
from tests.workshops.pages import text_of, values_of
from workshop_tracker.audit.actions import HIDDEN
from workshop_tracker.tables import METADATA
from workshop_tracker.viewer import ActorKind, Role

DONE = frozenset({200, 303})
BESIDE = frozenset({"audit_entries", "staged_uploads", "staged_proposals", "staged_bundles", "staged_files"})
ALWAYS = frozenset({"row_version", "seen_at"})
INTRUDER = "penyusup"  # no field of any form may be called into being by writing it
# forty columns that whoever sends a form might wish to set; some of them are filled with numbers, some with words
WISHES = {
    **dict.fromkeys(["role", "state", "kind", "code", "slug", "name_key", "match_key", "sort_key"], INTRUDER),
    **dict.fromkeys(
        ["is_admin", "is_active", "is_sample", "is_verified_by_me", "is_recorded_only", "has_completed"], "1"
    ),
    **dict.fromkeys(["id", "user_id", "owner_id", "person_id", "office_id", "issuer_id", "organization_id"], "777777"),
    **dict.fromkeys(["workshop_id", "participation_id", "certificate_id", "series_id", "school_id"], "777777"),
    **dict.fromkeys(["version", "sequence", "last_number", "operation_id", "merged_into_id", "actor_id"], "777777"),
    **dict.fromkeys(["locked_at", "certified_at", "validated_at", "revoked_at", "created_at"], "2001-01-01T00:00:00"),
    **dict.fromkeys(["password_hash", "token_sha256", "snapshot", "region", "design_code", "actor_kind"], INTRUDER),
}


def test_every_form_is_listed(doors):
    listed = {label.partition(":")[0] for label in ACTS}

    assert listed == {rule.endpoint for rule in doors.rules(changing=True)}
    assert set(UNAUDITED) == {label for label, act in ACTS.items() if not act.audits}


def written(before, after):
    """`table.column` of all that changed."""
    changed = {(table, column) for table, _, column in differences(before, after) if table not in BESIDE}
    return {f"{table}.{column}" for table, column in changed if column not in ALWAYS}


def new_values(before, after):
    """All that was not there before, the audit included."""
    return [
        value
        for table, rows in after.items()
        for row_id, row in rows.items()
        for column, value in row.items()
        if before[table].get(row_id, {}).get(column) != value
    ]


def assert_tells_who_and_what(entry, doors, act):
    """A change names its field with both values, a row made or deleted its content, a batch what came of it."""
    assert entry["object_kind"] in METADATA.tables
    if entry["action"] == "update":
        assert entry["field"]
        assert entry["old"] != entry["new"] or entry["new"] == HIDDEN
    elif entry["action"] in {"create", "delete"}:
        assert entry["old" if entry["action"] == "delete" else "new"].startswith("{")
    if act.caller != STRANGER:
        assert (entry["actor_kind"], entry["actor_id"]) == (ActorKind.USER, doors.world.users[act.caller].id)


@pytest.mark.parametrize("label", ACTS)
def test_a_form_writes_what_it_says_and_the_audit_who_did_it(doors, label):
    """Forty fields that are none of the form's are sent with it: nothing of them arrives anywhere."""
    act, browser = ACTS[label], doors.browser_of(ACTS[label].caller)
    form = form_of(doors, act, browser)
    before = contents_of(doors.world.engine)

    answer = send(doors, label, WISHES | form, browser)

    assert answer.status_code in DONE, text_of(answer)
    after = contents_of(doors.world.engine)
    assert written(before, after) == act.writes
    assert not re.search(f"{INTRUDER}|777777|2001-01-01", repr(new_values(before, after)))
    entries = [row for row_id, row in after["audit_entries"].items() if row_id not in before["audit_entries"]]
    assert bool(entries) is bool(act.audits)
    assert act.audits in {entry["object_kind"] for entry in entries} | {""}
    for entry in entries:
        assert_tells_who_and_what(entry, doors, act)
    assert not numbers_and_secrets_in(repr(list(after["audit_entries"].values())), doors)


def numbers_and_secrets_in(text, doors):
    return IN_FULL.findall(text) + [secret for secret in secrets_of(doors) if secret in text]


EDITING = [label for label, act in ACTS.items() if act.rival]
# the version is a digest of many rows, whose fields have other names in each world; tried in its own room
OF_MANY_ROWS = {"given_numbers.save"}


@pytest.mark.parametrize("label", EDITING)
def test_a_stale_form_is_answered_with_both_values_and_writes_nothing(doors, label):
    act, browser = ACTS[label], doors.browser_of(ACTS[label].caller)
    mine = form_of(doors, act, browser)
    [(name, value)] = act.fills(doors.world.values[OWN]).items()
    assert send(doors, label, mine | {name: act.rival}, doors.browser_of(Role.ADMIN)).status_code == 303
    before = digest_of(doors.world.engine)

    answer = send(doors, label, mine, browser)

    assert answer.status_code == 409
    assert value in text_of(answer) + str(values_of(answer.text))
    assert act.rival in text_of(answer) + str(values_of(answer.text))
    assert digest_of(doors.world.engine) == before


@pytest.mark.parametrize("label", EDITING)
def test_who_has_seen_both_values_may_choose(doors, label):
    act, browser = ACTS[label], doors.browser_of(ACTS[label].caller)
    mine = form_of(doors, act, browser)
    [(name, value)] = act.fills(doors.world.values[OWN]).items()
    send(doors, label, mine | {name: act.rival}, browser)

    offered = values_of(send(doors, label, mine, browser).text)
    answer = send(doors, label, offered | {name: value}, browser)

    assert answer.status_code == 303
    assert form_of(doors, act, browser)["row_version"] > offered["row_version"]


def test_every_page_whose_form_carries_a_version_is_tried_with_a_stale_one(doors):
    """A form that edits carries the version of its row, which counts from one; here each of them has a rival."""
    forms = {label: form_of(doors, act, doors.browser_of(act.caller)) for label, act in ACTS.items()}

    assert {label for label, form in forms.items() if form.get("row_version", "") > "0"} == {
        *EDITING,
        *OF_MANY_ROWS,
    }
