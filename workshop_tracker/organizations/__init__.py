"""Offices that oversee schools and bodies that hold workshops; regions; who oversees what, and since when.

gazetteer  the regions and offices that every installation starts with (files in `reference/`)
jurisdiction_routes  pages of who oversees what (the room's `routes` are those of organizations)
levels     kinds of school and the level groups by which authority is divided
names      what a written name says: the key that finds it again, the kind of body
seeding    adds what is missing of the gazetteer to a database
"""
