"""Running an installation: bringing the database up to date, serving, looking after its health, keeping copies.

backups  a copy of an SQLite database while people work, and the way back
daily    what a running site does once a day: a checkpoint of the log
health   what is wrong with an installation, in sentences
ports    whether a server may listen at an address
serving  the web server; loaded by `serve` only
upgrade  the newest schema and what every installation starts with
"""
