"""What an office writes around the numbers of a report."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField
from wtforms.validators import Length, Optional

from workshop_tracker.extensions import Form
from workshop_tracker.organizations.forms import line, nothing_invisible, tidy_lines
from workshop_tracker.reports.freezing.contents import Texts

LONGEST_TEXT = 4000  # characters of kendala, tindak lanjut, rencana
# what stays the same from quarter to quarter; the rest is of one report only
KEPT = ("nature", "attachment", "addressee", "signer_title", "signer_name", "signer_rank", "signer_identity")


def lines(label: str, longest: int = LONGEST_TEXT) -> TextAreaField:
    """Several lines, each of them a paragraph."""
    return TextAreaField(label, [Optional(), Length(max=longest), nothing_invisible], filters=[tidy_lines])


class TextsForm(Form):
    """The covering letter, the typed parts, who signs. Every field may stay empty: what is empty is not printed."""

    number: StringField = line(_l("Nomor"), longest=120)
    nature: StringField = line(_l("Sifat"), longest=60)
    attachment: StringField = line(_l("Lampiran"), longest=120)
    subject: StringField = line(_l("Hal"))
    addressee = lines(_l("Kepada"), 600)
    placed: StringField = line(_l("Tempat dan tanggal"), longest=120)
    opening = lines(_l("Isi surat"))
    obstacles = lines(_l("Kendala"))
    follow_up = lines(_l("Tindak lanjut"))
    plans = lines(_l("Rencana periode berikutnya"))
    signer_title = lines(_l("Jabatan penanda tangan"), 300)
    signer_name: StringField = line(_l("Nama penanda tangan"), longest=120)
    signer_rank: StringField = line(_l("Pangkat dan golongan"), longest=120)
    signer_identity: StringField = line(_l("NIP penanda tangan"), longest=120)

    def texts(self) -> Texts:
        """What was filled in; only after the form was found valid."""
        return Texts(**{field.name: self[field.name].data or "" for field in fields(Texts)})


def shown_texts(usual: Texts, before: Texts | None) -> Mapping[str, Any]:
    """The values with which the form opens: those of the last report where they stay the same."""
    kept = {name: text for name in KEPT if (text := getattr(before, name))} if before else {}
    return asdict(usual) | kept
