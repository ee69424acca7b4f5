"""`python -m payspec`."""

import sys

from payspec.cli import main

sys.exit(main())
