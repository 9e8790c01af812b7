"""Messages to send, written in the transaction that causes them, sent by a worker."""
