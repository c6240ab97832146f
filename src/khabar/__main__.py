"""``python -m khabar`` is ``khabar``."""

import sys

from khabar.cli import main

if __name__ == "__main__":
    sys.exit(main())
