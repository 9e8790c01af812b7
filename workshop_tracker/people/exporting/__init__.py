"""People as files: the list as its page shows it; with numbers for a reason, which the file and the audit bear."""
