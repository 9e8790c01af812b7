"""A grid of marks: names in rows, days or sessions in columns. A sign that may mean two things is asked once a file."""
