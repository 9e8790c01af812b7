"""Pictures of signatures and stamps as they are kept: whose they are, and what papers are printed with.

`scanning` makes one of a photograph or a scan. Whether a paper bears one is decided in `certificates`.
"""
