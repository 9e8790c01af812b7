"""What no page, no audit and no log may repeat: the numbers of the world's people, its passwords and tokens."""

import re

from tests.access.doors import Doors
from tests.access.world import NEW_PASSWORD, PASSWORD

# numbers of the people of the world, as `world.issue_papers` gives them, and as papers print them
IN_FULL = re.compile(
    "19800101200501[0-9]{4}|19800101 200501 [0-9] [0-9]{3}|08120000[0-9]{4}|[+]628120000[0-9]{4}"
    "|1980-01-01|1 Januari 1980"
)
TOKENS = ("token", "password_token", "school_token", "group_token", "asleep_token")


def secrets_of(doors: Doors) -> list[str]:
    """Every password and token of the world."""
    tokens = [place[name] for place in doors.world.values.values() for name in TOKENS]
    return [PASSWORD, NEW_PASSWORD, *tokens, *doors.tokens.values()]
