"""Workshop Tracker: teachers' professional-development workshops, from attendance to certificate to report.

Imports the standard library only, so that `python3 -m workshop_tracker` works before anything is installed.
"""

__version__ = "0.1.0"
