"""What an article says, by rules and registers only: every value is handed over with the words that it came from. Pure.

evidence   a value and its words
kinds      workshop, programme or something else
days       dates as news write them, and on which the event was held
names      people's names in a sentence, with their titles
posts      offices that people hold or stand for
roles      what somebody did there, by the words around the name
people     who spoke, opened, moderated or stands for a policy, each once
places     where it was: place and district
bodies     which office it is under, and who organized
schools    which schools came, matched by the register
policies   a programme's name, levels and definition
article    all of it together: what one article says
"""
