"""`python -m krjp`."""

import sys

from krjp.cli import main

if __name__ == "__main__":
    sys.exit(main())
