"""Many papers prepared or validated by one press: at most 500 in a transaction, and cut anywhere the press goes on.

`models` remembers each press and how far it is, which the page of papers asks again by itself; the same press again is
answered alike.
"""
