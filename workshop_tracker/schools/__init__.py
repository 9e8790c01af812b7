"""Schools of the register: who oversees them, how a written name finds one, how a register comes in.

finding   a school by its written name: confirmed spellings first, then the index; kept per process
lists     schools to take along as a file
matching  the index: certain only where one name in one district is the same, else the best three
spellings a hurried spelling read for what is meant, good for suggestions
searching the words by which people look for a school
work_units what lists write that is no school, remembered
"""
