"""Messages to send, written in the transaction that causes them, sent by a worker.

letters  one message as e-mail
post  the SMTP server: the way in, and what it answers
"""
