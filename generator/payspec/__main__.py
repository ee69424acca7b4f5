"""`python -m payspec`."""

import sys

from payspec.cli import command

# A process that works on a spec may import this again.
if __name__ == "__main__":
    sys.exit(command())
