"""The report as a page: one section at a time, the summary first, in few statements.

ground    what every page of a report stands on: the office in the viewer's jurisdiction, and summaries that are exact
showing   the report of a section, kept or live, and what its template needs
"""
