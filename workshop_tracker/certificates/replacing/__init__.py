"""A letter in place of a certificate that is lost, damaged or wrong, signed by who signs today.

It names number and date of the old paper and what was wrong; the old paper is replaced by it, as by a new version.
"""
