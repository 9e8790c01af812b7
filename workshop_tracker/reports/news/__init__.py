"""The report of a finished workshop as news, out of its record: for a web page, a file, a chat.

record   what the record of a workshop tells its readers; names of people at work in it, never of participants
story    the record as a story: title, facts behind labels, what was said; formal Indonesian
formats  the story as Markdown, HTML, and text for WhatsApp
"""
