"""Invented data at the scale of a province or the nation, to look at and to measure; into an empty installation only.

commands     `synthesize`: refuses what holds anything, tells what was written and how fast
rules        how large a scale is, and the skewed numbers that make it like life
loading      everything in its order, in one transaction, whichever engine
places       the offices that are missing, and which office oversees how many schools of which level
hosts        the offices as they hold workshops, and their programmes
invented     schools with their teachers, and who of them comes to a workshop
workshops    invented workshops with their days, sheets and topics
marks        how everybody was marked, sheet by sheet
papers       the certificates of who has completed, as the product words and seals them
rows         rows on their way into the database, under ids of our own
writing      triggers at rest, room in memory, and the seconds that each part took

The same seed makes the same rows on both engines, but for what tells when it was written: log and audit.
"""
