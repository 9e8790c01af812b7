"""`python3 -m workshop_tracker COMMAND …`: works in a fresh clone with nothing but Python and git."""

import sys

# Older Pythons must still be able to read this file, otherwise they answer with a traceback instead of a sentence.
if sys.version_info < (3, 11):  # noqa: UP036 - the clone may be started with any Python that the machine has
    raise SystemExit("Perlu Python 3.11 atau lebih baru. / Workshop Tracker needs Python 3.11 or newer.")

from workshop_tracker.bootstrap import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
