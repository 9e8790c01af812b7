"""One paper as the answer to a request: the file itself, or a picture of its front."""

from importlib import import_module
from typing import Literal

from werkzeug.wrappers import Response

from workshop_tracker.certificates.exports import paper_file_name
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.downloads import send_parts

PaperForm = Literal["pdf", "jpg"]
FORM = "<any(pdf, jpg):form>"  # the end of an address that gives a paper


def send_paper(text: CertificateText, form: PaperForm, file: bytes | None = None) -> Response:
    """What is printed, to take along under its own name; `file` where it is not to be drawn, but there already."""
    name, file = paper_file_name(text), file or single_pdf(text)
    if form == "jpg":
        return send_parts(iter([_picture(file)]), "image/jpeg", name.removesuffix("pdf") + form)
    return send_parts(iter([file]), "application/pdf", name)


def _picture(file: bytes) -> bytes:
    """What draws pictures is loaded with the first one."""
    picture: bytes = import_module("workshop_tracker.handout.pictures").front_as_jpeg(file)
    return picture
