"""`python -m krjp`."""

import sys

from krjp.cli import run

if __name__ == "__main__":
    sys.exit(run())
