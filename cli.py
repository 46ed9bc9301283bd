"""Runs the command line from a checkout, without installing the project: ``python cli.py COMMAND``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

if __name__ == "__main__":
    from factsheet_content.cli import main

    main()
