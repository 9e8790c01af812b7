"""Who came: from registered to certified, by sex, and how that compares with other periods.

funnel      the steps as values
guests      everyone in the rooms
parts       what a document says of them
"""
