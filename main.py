"""Start Common Ground from a copy of its source."""

import sys

from app.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
