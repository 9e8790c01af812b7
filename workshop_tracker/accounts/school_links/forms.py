"""What a school declares about its teachers, and the file with its list."""

import datetime as dt
import re
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import DateField, FileField, StringField
from wtforms.validators import InputRequired, Regexp

from workshop_tracker.database import today
from workshop_tracker.extensions import Form
from workshop_tracker.people.denominator.rules import Group, Headcount
from workshop_tracker.schools.forms import phone_number

EARLIEST = dt.date(2015, 1, 1)  # before that a year was mistyped


def count(label: str) -> StringField:
    """How many teachers; nothing typed is none."""
    rule = Regexp("[0-9]{0,3}\\Z", 0, _l("Tulis angka saja, paling banyak 999."))
    return StringField(label, [rule], filters=[lambda text: (text or "").strip()])


class HeadcountForm(Form):
    """Teachers on a day: the total alone, or by employment and sex."""

    counted_on = DateField(_l("Per tanggal"), [InputRequired(_l("Isi tanggalnya."))])
    total = count(_l("Jumlah guru seluruhnya"))
    pns_men = count(_l("PNS/CPNS, L"))
    pns_women = count(_l("PNS/CPNS, P"))
    pppk_men = count(_l("PPPK, L"))
    pppk_women = count(_l("PPPK, P"))
    foundation_men = count(_l("GTY/PTY, L"))
    foundation_women = count(_l("GTY/PTY, P"))
    region_men = count(_l("GTT/PTT, L"))
    region_women = count(_l("GTT/PTT, P"))
    school_men = count(_l("Honor sekolah, L"))
    school_women = count(_l("Honor sekolah, P"))
    other_men = count(_l("Lainnya, L"))
    other_women = count(_l("Lainnya, P"))

    phone = phone_number(_l("Nomor WhatsApp operator sekolah"))

    def validate(self, extra_validators: Any = None) -> bool:
        return bool(super().validate(extra_validators)) and self._has_a_past_day() and self._adds_up()

    def _has_a_past_day(self) -> bool:
        day = self.day
        if day > today():
            self.counted_on.errors = [gettext("Tanggal ini belum tiba.")]
        elif day < EARLIEST:
            self.counted_on.errors = [gettext("Periksa tahunnya.")]
        return not self.counted_on.errors

    @property
    def day(self) -> dt.date:
        """The day of counting; only after the field was found filled in."""
        day: dt.date = self.counted_on.data  # type: ignore[assignment]  # required
        return day

    def _adds_up(self) -> bool:
        told, detailed = _number(self.total), sum(self.groups().values())
        if told is None and not any(self[name].data for name in GROUPS):
            self.total.errors = [gettext("Isi jumlah guru seluruhnya, atau rinciannya.")]
        elif told is not None and detailed and told != detailed:
            self.total.errors = [
                gettext("Rinciannya berjumlah %(sum)s, bukan %(total)s.", sum=detailed, total=told),
            ]
        return not self.total.errors

    def groups(self) -> dict[Group, int]:
        """Teachers by employment and sex, where somebody is told."""
        counts = {group: _number(self[name]) or 0 for name, group in GROUPS.items()}
        return {group: teachers for group, teachers in counts.items() if teachers}

    def headcount(self) -> Headcount:
        """What was declared; only after the form was found valid."""
        groups, told = self.groups(), _number(self.total)
        return Headcount(self.day, sum(groups.values()) if told is None else told, groups)


# employments as in `EMPLOYMENTS` of the denominator; CPNS are counted as PNS
GROUPS: dict[str, Group] = {
    "pns_men": ("PNS", "L"),
    "pns_women": ("PNS", "P"),
    "pppk_men": ("PPPK", "L"),
    "pppk_women": ("PPPK", "P"),
    "foundation_men": ("GTY/PTY", "L"),
    "foundation_women": ("GTY/PTY", "P"),
    "region_men": ("GTT/PTT", "L"),
    "region_women": ("GTT/PTT", "P"),
    "school_men": ("Guru Honor Sekolah", "L"),
    "school_women": ("Guru Honor Sekolah", "P"),
    "other_men": ("Lainnya", "L"),
    "other_women": ("Lainnya", "P"),
}


class OwnListForm(Form):
    """The school's own list of its staff."""

    file = FileField(_l("Daftar PTK dari Dapodik"))


def shown_values(last: Headcount | None) -> dict[str, Any]:
    """The values with which the form opens: the last statement, for the present day."""
    if last is None:
        return {"counted_on": today()}
    counts = {name: str(last.groups[group]) for name, group in GROUPS.items() if group in last.groups}
    return {"counted_on": today(), "total": str(last.total)} | counts


def _number(field: StringField) -> int | None:
    written = field.data or ""
    return int(written) if re.fullmatch("[0-9]{1,3}", written) else None
