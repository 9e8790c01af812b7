"""Papers: prepared with a number and a code, validated, corrected by a new version, revoked, verified by anyone.

`codes`, `numbers` and `series` are what identifies a paper; `printed`, `holders` and `wording` are what it says;
`preparing` makes papers, `actions` changes their state.
"""
