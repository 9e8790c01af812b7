"""Who and what is invented: schools with their teachers, and who of them comes to a workshop.

words     the words that schools, people and workshops are named with; every name carries "Contoh"
schools   schools and what is known of their teachers; some are silent
teachers  teachers with posts and numbers; some moved, some are never trained
rosters   who comes to which workshop: some often, some never
"""
