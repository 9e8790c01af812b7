"""Kept summaries: what a dashboard shows, counted when something changes and never again for each reader.

A trigger of every table that a number rests on notes what was touched, a fold counts exactly that anew and adds the
difference; see docs/decisions/0038-summaries.md.

telling      which changes are noted, as triggers
derivations  the same numbers out of the base tables, set by set, for building anew and for verifying
totals       the last of them
changes      what a fold changes, as arithmetic on values
statements   what a fold asks for, put together once
dashboard    one office in one period, as a value
freshness    what is pending is folded before somebody reads
"""
