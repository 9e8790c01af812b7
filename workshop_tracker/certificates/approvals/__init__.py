"""A signatory says yes to a frozen list of papers, on a phone and without an account, before anything is signed.

`rules` tells one state of a list from the next, `messages` is the text that brings the link, `coverage` is which papers
an answer covers today: a paper that changed after it is covered no more. `ink` are the pictures of signature and stamp
that a signatory may let papers bear.
"""
