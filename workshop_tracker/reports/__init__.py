"""What was reached: one region's training, one person's record, coverage.

`region` is the report of one office as a value, which page, JSON and every other form render alike.

counting    what is counted, as queries over participations
roster      overseen schools
school_data whether each of them told how many teachers it has
activities  the workshops behind the numbers, one by one
reached     from registered to certified
coverage    how much of what an office oversees was reached
targets     who has the lesson hours of a year
programmes  a programme over all levels and authorities
quality     what of the data still has to be mended
asked       to whom a report is narrowed
written     values as JSON objects and back
periods     quarters, semesters, school years, calendar years, free days
readers     whose report a viewer may read
wording     the report in words
documents   the report as parts of tables, pictures and sentences, and the files made of them
closing     closed quarters: what was reported changes for a stated reason
freezing    reports as they were signed
charts      how pictures of numbers are drawn
pictures    the pictures of a report, on a page and for slides
summaries   what a dashboard shows, kept exact while things change
replicas    where it is read from, and how old that is
evidence    what stands behind each number, down to the marks
invitations inviting those whom nothing reached
details     what a number of the summaries opens into: schools, the unreached ones, filtered totals
news        the report of one workshop as news, out of its record
"""
