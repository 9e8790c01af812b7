"""Files that schools download from Dapodik.

staff_list  the list of staff, by `staff_list.csv`
profile     the school's own sheet of a profile workbook
"""

from workshop_tracker.intake.dapodik.profile import find_profile
from workshop_tracker.intake.dapodik.staff_list import TopRows, find_staff_list, template

__all__ = ["TopRows", "find_profile", "find_staff_list", "template"]
