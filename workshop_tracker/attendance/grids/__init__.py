"""Marks by file, foremost a grid: names in rows, days or sessions in columns.

A sign that may mean two things is asked once a file. `preview` is a staged file as its uploader looks through it.
"""
