"""C-18: files made to burn time or memory are refused in words, and whoever checks in meanwhile is not kept waiting.

Prints how long the slowest took; every bomb there is with `test --full`, three of the worst without.
"""

import io
import re
import sys
import time
from functools import partial

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.attendance.sheets.rooms import Room
from tests.bombs import BOMBS
from tests.campaigns.crowds import at_once, is_full
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.database import now, writing
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.rules import local_time

WORST = ("shared strings of 57 seconds", "separators without end", "billion laughs in the strings")
CHOSEN = tuple(BOMBS) if is_full() else WORST
HARMLESS = {"links to other files"}  # read without what it points at
LONGEST_S = 15  # the reader is killed, and the lock of a database waits no longer


@pytest.fixture
def hall(engine):
    """A sheet to mark and its helper's browser; an admin's browser for the files."""
    room = Room(engine, today=local_time(now(), "WIB").date())
    with writing(engine, by=COMMAND) as session:
        admin = make_user(session, "admin@contoh.id", Role.ADMIN)
        session.commit()
    app = make_app(engine)
    helper, sender = app.test_client(), app.test_client()
    sign_in(helper, room.committee())
    sign_in(sender, admin)
    return room, helper, sender


def timed(act):
    began = time.monotonic()
    answer = act()
    return answer, time.monotonic() - began


def test_a_bomb_is_refused_in_words_and_nobody_waits_for_it(hall):
    room, helper, sender = hall
    refused, waits = {}, []
    for name in CHOSEN:
        boundary, sent = encode_multipart({"files": [FileStorage(io.BytesIO(BOMBS[name]()), f"{name}.xlsx")]})
        kind = f'multipart/form-data; boundary="{boundary}"'
        send = partial(sender.post, "/people/import", data=sent, content_type=kind, follow_redirects=True)
        (page, taken), (opened, waited) = at_once(
            partial(timed, send), partial(timed, partial(helper.get, room.url(3)))
        )
        assert opened.status_code == 200
        assert page.status_code in {200, 413, 422}, name
        assert re.search("Tidak terbaca|Siap|Dilewati|terlalu|ZIP", page.text), name
        assert (name in HARMLESS) or "Simpan 1 berkas" not in page.text, name
        refused[name] = taken
        waits.append(waited)
    slowest = max(refused, key=refused.__getitem__)
    sys.stdout.write(f"C-18: {len(refused)} files, the slowest “{slowest}” {refused[slowest]:.1f} s, ")
    sys.stdout.write(f"a page beside them after {max(waits):.2f} s at most\n")
    assert max(refused.values()) < LONGEST_S
    assert max(waits) < LONGEST_S
