"""Pages of who takes part; those of the attendance sheet stand in `sheets`."""

from flask import Blueprint

blueprint = Blueprint("attendance", __name__)
