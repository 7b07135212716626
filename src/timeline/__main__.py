"""``python -m timeline``: the command, where no script of its name is on the path."""

from timeline.cli import main

if __name__ == "__main__":
    main()
