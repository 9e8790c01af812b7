"""A sheet in the place of a paper that cannot be printed, so that the others of a long file still leave."""

from dataclasses import replace

from workshop_tracker.designs.rules import NEWEST_VERSIONS, CertificateText, Language, missing_letters

DESIGN = "klasik"
NOT_PRINTED: dict[Language, tuple[str, str]] = {
    "id": ("Tidak dapat dicetak", "Nomor ini ada dalam buku; kertasnya belum dapat digambar."),
    "en": ("Cannot be printed", "This number stands in the book; its paper cannot be drawn yet."),
}


def standing_in(text: CertificateText) -> CertificateText:
    """What says so, with the number of the paper; marked as a sample, so that nobody takes it for one."""
    says, why = NOT_PRINTED[text.language]
    number = "".join("?" if missing_letters(letter) else letter for letter in text.number)
    return replace(
        text,
        design=DESIGN,
        design_version=NEWEST_VERSIONS[DESIGN],
        letterhead=(),
        number=number,
        name=says,
        school=why,
        lesson_hours=None,
        signatories=(),
        programme=(),
        is_sample=True,
        identity_line="",
        role="",
        event_kind="",
        title="",
        organizer="",
        dates="",
        place="",
        facsimiles=(),
        look=None,
    )
