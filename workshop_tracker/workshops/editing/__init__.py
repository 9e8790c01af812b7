"""The pages on which organizers plan a workshop in four short steps, and say what became of it.

fields  what people type: lines, days, hours of the day, whole numbers
rights  who may plan, and which workshop
steps   their order, and where something is missing
"""
