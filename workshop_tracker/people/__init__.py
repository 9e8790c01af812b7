"""People who teach, speak and sign: their names and titles, their identifiers, the schools where they teach.

bundles      lists of many schools at once
cells        what one cell of a list of people says
denominator  how many teachers each school has, who told it and for which day
exporting    people as files to take along, with a reason where numbers are in them
identifiers  NIP, NI PPPK, NUPTK and NIY: read, recognised by their form, printed
importing    what commands that bring in such a list have in common; a chat as such a list
merging      two rows that are one human being
names        a written name apart and together
recording    what the rows of a list say together, written in bulk
rosters      lists of people on their way in
searching    what somebody typed to find a person: words, the end of a number, what is nearly the same
template     the list of people that goes in again as it came out
titles       titles and degrees, by `reference/titles.csv`
turnover     teachers who come and go: what new lists propose, and the answers
"""
