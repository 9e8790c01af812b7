"""What the log is told of a paper: sealed with every act, found again, and compared with what the tables say now.

`checking` compares all papers.
"""
