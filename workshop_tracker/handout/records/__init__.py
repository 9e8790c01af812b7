"""One person's trainings to take along: Dapodik's columns, fields to copy, a transcript with a code of its own.

trainings  what a register asks of one training, as a value
transcripts  the frozen text of a transcript
drawing  where a transcript is printed
"""
