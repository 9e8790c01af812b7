"""How many teachers have the lesson hours that they have a right to in a year.

target      the shares as values
wording     what a document says of them
seeding     the rights that every installation starts with
"""
