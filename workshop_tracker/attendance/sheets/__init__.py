"""The attendance sheet in the hall: the page on which marks are made, and the paper that people sign.

`page` is the sheet as it is marked, `paper` and `printed` what is printed of it, `press` where; `api` takes marks from
phones.
"""
