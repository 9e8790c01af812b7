"""Workshops as planned and held: programmes, sessions, attendance sheets, who speaks and who signs.

programmes   what several workshops belong to: tables, queries, pages
engagements  tables of who does something at a workshop, who signs, and which roles get papers
committees   users who may help at one workshop until a day
days         when workshops are held, day by day
moves        tasks and signatures when two people become one
numbering    number patterns of papers, and the numbers made of them
sessions     writing the programme, and arranging the sheets on which its sessions are marked
speakers     people found or made by their written names
plans        a workshop's plan as a file: reading and following it
articles     news read into a draft workshop or a proposed programme
editing      pages: the short steps of planning, and the states
organizers   pages: who organizes together, and who of them issues
schedule     pages: the programme, session by session
staff        pages: who moderates, helps and opens, and who signs
"""
