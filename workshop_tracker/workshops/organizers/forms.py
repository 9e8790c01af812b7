"""Which body a button means."""

from wtforms import HiddenField

from workshop_tracker.extensions import Form


class BodyForm(Form):
    """The code of a body, carried by the button that was pressed."""

    code = HiddenField()
