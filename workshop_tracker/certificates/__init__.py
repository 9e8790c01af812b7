"""Papers: prepared with a number and a code, validated, corrected by a new version, revoked, verified by anyone.

`numbering` is what identifies a paper, `given_numbers` what an office gives one by one, `contents` what papers say;
`preparing` makes papers after a trial print,
`actions` changes their state, `versions` prints one anew, `files` hands them out,
`withdrawal` takes back what nobody earned, `overview` shows those of a workshop,
`preflight` says before printing what each paper still needs, `pulling` after it which sheets must not be handed out;
`proposals` are other spellings of names that wait for an answer,
`repeats` lets an act that arrives twice be done once, `runs` many papers in parts that go on where they were cut;
`approvals` asks the signatories, `facsimiles` keeps the pictures of ink that they may let papers bear,
`sealing` tells the log of each act, `signing` puts electronic signatures on files,
`badges` makes credentials of papers,
`verification` tells anyone what holds, `comparing` whether a file is the paper that it says to be, `proof` puts the
answer on a dated page, `register_book` lists every number of a series; `replacing` is a letter in place of a
certificate that is lost or wrong, `telling` what is said of a state; `restoring` takes a revocation back,
`rewording` corrects the event on many papers, `letters` are for who did not complete. Which roles get a certificate
is decided in `recipients`. `printing` is one run through a printer.
"""
