"""What identifies a paper: its verification code, and the counter behind its number.

`codes` makes verification codes, `series` takes numbers, from the own counter or from what another office gave.
"""
