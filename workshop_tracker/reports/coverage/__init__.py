"""How much of what an office oversees was reached: district, subdistrict, level, status, school.

report      what the sections of a report tell, put together
rows        schools grouped into the rows of the report
"""
