"""How long a school's link opens its page, and how long the page stays open in a browser."""

import datetime as dt

LINK_LIVES = dt.timedelta(days=30)
VISIT_LASTS = dt.timedelta(hours=2)  # time to fetch the list; the link opens it again
