"""``python -m server`` is the command ``masthead``."""

from server.cli import main

if __name__ == "__main__":
    main()
