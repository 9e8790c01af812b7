"""What of the data still has to be mended before the numbers can be signed.

concern     each line of the board as a value
wording     what a document says of them, and a message for organizers
mending     where each line is mended
"""
