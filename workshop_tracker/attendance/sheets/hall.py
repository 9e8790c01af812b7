"""The hall that somebody stands in: the workshop as the viewer may see it, its day and its clock."""

import datetime as dt
from dataclasses import dataclass

from flask_babel import gettext

from workshop_tracker.database import now
from workshop_tracker.extensions import current_language, db
from workshop_tracker.presentation import format_date, format_time
from workshop_tracker.workshops.editing.rights import visible
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import zone_of_workshop
from workshop_tracker.workshops.rules import local_time


@dataclass(frozen=True, slots=True)
class Hall:
    """A workshop and its local time zone (WIB, WITA, WIT)."""

    workshop: Workshop
    zone: str

    @property
    def today(self) -> dt.date:
        return local_time(now(), self.zone).date()

    def clock(self, moment: dt.datetime) -> str:
        """`09.12 WIB`, with the date before it when that is another day."""
        local = local_time(moment, self.zone)
        time = format_time(local, self.zone, language=current_language())
        return time if local.date() == self.today else f"{self.short_day(local.date())} {time}"

    def day_word(self, day: dt.date) -> str:
        """`besok`, or the day."""
        tomorrow: str = gettext("besok")
        return tomorrow if day == self.today + dt.timedelta(days=1) else self.short_day(day)

    def short_day(self, day: dt.date) -> str:
        """`12 Juli`; the year stands on the page already."""
        return format_date(day, language=current_language()).removesuffix(f" {day.year}")


def hall_of(slug: str) -> Hall:
    """The hall behind this address; 404 where the viewer may not look."""
    workshop = visible(slug)
    return Hall(workshop, zone_of_workshop(db.session, workshop))
