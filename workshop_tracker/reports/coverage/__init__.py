"""How much of what an office oversees was reached: district, subdistrict, level, status, school.

rows        schools grouped into the rows of the report
"""
