"""The tests: the path of a test is the path of what it tests; beside them the tools that run them."""
