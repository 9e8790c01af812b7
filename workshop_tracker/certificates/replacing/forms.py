"""What is said of an old certificate, and who signs the letter that takes its place."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from workshop_tracker.certificates.contents.wording import Signer
from workshop_tracker.certificates.forms import LONGEST_NAME
from workshop_tracker.certificates.replacing.actions import Replacement
from workshop_tracker.certificates.replacing.rules import Fault, SignerToday
from workshop_tracker.extensions import Form
from workshop_tracker.workshops.editing.fields import line, lines

FAULTS = {
    Fault.WRONG: _l("Isinya keliru"),
    Fault.LOST: _l("Kertasnya hilang"),
    Fault.DAMAGED: _l("Kertasnya rusak"),
}


def _fault_choices() -> dict[str, Any]:
    return {fault.value: str(words) for fault, words in FAULTS.items()}


class ReplacementForm(Form):
    fault = SelectField(_l("Mengapa diganti"), choices=_fault_choices)
    name = line(_l("Nama yang benar"), longest=LONGEST_NAME, required=_l("Isi nama dengan gelar."))
    signer_title = lines(_l("Jabatan penanda tangan, satu baris tiap baris cetak"))
    signer_name = line(
        _l("Nama penanda tangan dengan gelar"), longest=LONGEST_NAME, required=_l("Isi nama penanda tangan.")
    )
    signer_rank = line(_l("Pangkat/golongan"), longest=120)
    signer_identity = line(_l("Baris di bawah nama"), longest=120)

    def replacement(self) -> Replacement:
        """What was filled in; only after the form was found valid."""
        signer = SignerToday(
            title_lines=tuple((self.signer_title.data or "").splitlines()),
            name=self.signer_name.data or "",
            rank=self.signer_rank.data or "",
            identity=self.signer_identity.data or "",
        )
        return Replacement(fault=Fault(self.fault.data), name=self.name.data or "", signer=signer)


def shown_replacement(name: str, signers: tuple[Signer, ...]) -> dict[str, Any]:
    """The form as it opens: the printed name, and who signs at the right for the workshop as it is now."""
    right = next((signer for signer in signers if signer.place == "right"), None)
    if right is None:
        return {"name": name}
    told = {"title": "\n".join(right.title_lines), "name": right.name, "rank": right.rank, "identity": right.identity}
    return {"name": name, **{f"signer_{field}": value for field, value in told.items()}}
