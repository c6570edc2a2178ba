"""``python -m newsmine``."""

from newsmine.cli.main import main

if __name__ == "__main__":
    main()
