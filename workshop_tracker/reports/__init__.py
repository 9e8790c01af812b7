"""What was reached: one region's training, one person's record, coverage.

`region` is the report of one office as a value, which page, JSON and every other form render alike; `counting` is what
it counts, `roster` the denominator: schools overseen and the teachers known there.
"""
