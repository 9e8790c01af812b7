"""What tests of the demonstration share: a loaded database, and a fingerprint of all that stands in one."""

import hashlib

from sqlalchemy import Engine, select

from workshop_tracker.database import today, writing
from workshop_tracker.demo.accounts import new_sign_ins
from workshop_tracker.demo.loading import load_demo
from workshop_tracker.demo.workshops import Occasion
from workshop_tracker.tables import METADATA
from workshop_tracker.viewer import COMMAND

TODAY = today()
BASE_URL = "http://127.0.0.1:8000"


def load(engine: Engine) -> tuple[dict[str, str], str]:
    """Load the demonstration as of TODAY; returns passwords by login, and the token of the teacher's link."""
    sign_ins = new_sign_ins()
    with writing(engine, by=COMMAND) as session:
        token = load_demo(session, sign_ins, Occasion(TODAY, BASE_URL))
        session.commit()
    return {each.login: each.password for each in sign_ins}, token


def content_hash(engine: Engine) -> str:
    """A fingerprint of every row of every table but those that are counted from others."""
    digest = hashlib.sha256()
    with engine.connect() as connection:
        for table in (each for each in METADATA.sorted_tables if not each.info.get("derived")):
            for row in connection.execute(select(table).order_by(table.c.id)):
                digest.update(repr((table.name, *row)).encode())
    return digest.hexdigest()
