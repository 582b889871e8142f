"""python -m desktop_app: the window; with a sub-command, the same work without one."""

import sys

from desktop_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
