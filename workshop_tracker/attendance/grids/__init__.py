"""Marks by file, foremost a grid: names in rows, days or sessions in columns.

A sign that may mean two things is asked once a file. `written` is a row as it was read; `preview` is a staged file as
its uploader looks through it.
"""
