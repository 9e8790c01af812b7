"""The tamper-evident log: what was sealed, in its order, so that nothing can be added, changed or taken away unseen.

One log a year, each a Merkle tree of RFC 6962. It knows nothing of what it seals. `checkpoints` are the signed notes
that others keep as witnesses, `keys` the file that signs them, `checking` reads a whole log anew before one is
signed; `verify_register` is the program that outsiders check with, alone and without a network.
"""
