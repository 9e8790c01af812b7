"""Old registers of an office or a body: who took part in what, long before there was this tracker.

trainings  one row's event: what it was called, its days, hours, number
recorded   what is recorded of people already
"""
