"""The workshops behind the numbers, one by one, as an office lists them.

activity    one of them as a value, and how far it is
parts       what a document says of them
"""
