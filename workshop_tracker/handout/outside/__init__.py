"""Trainings elsewhere: told by the teacher with a proof, verified by her school or its office.

proofs  an uploaded proof becomes pictures, in a process of its own
child  that process
told  one training that somebody told, as a value
"""
