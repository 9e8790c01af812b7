"""A document on A4, set by ReportLab; loaded with the first one (decision 0012).

styles   faces and sizes
tables   tables that break over pages under a head that returns
letters  letterhead, covering letter, signature, code
report   the whole of it
"""
