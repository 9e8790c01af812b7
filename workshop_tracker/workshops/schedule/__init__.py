"""The pages of the programme, session by session."""
