"""A workshop's plan as a JSON file: read whole or refused whole, then followed.

documents   any JSON document key by key, with a path for whatever is wrong in it; pure
plan        the plan as a value; pure
reading     the plan that a file holds; pure
references  the office, district and programme that a plan names
following   the workshop that a plan means is made, or brought up to it
writing     the plan of a workshop as it stands, for a file that is followed again
parts       its sessions, engagements and signatories
"""
