"""The register book of a series: every number with its state, and whether any is missing or there twice.

`book` is the book as a value; `press` loads what draws it.
"""
