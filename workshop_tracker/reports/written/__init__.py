"""Values of reports as JSON objects and back.

values      by the types that they declare
"""
