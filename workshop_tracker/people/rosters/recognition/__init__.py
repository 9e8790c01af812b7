"""Whom a row of a list means among the people who are known and those whom the rows above it make.

somebody a person as an import compares with
known    these people by their numbers and names, loaded in a few statements
numbers  who bears the numbers of a row
matching who a row is: by number, by birth date, at the school
verdict  the answer: certain, asked, or a contradiction
"""
