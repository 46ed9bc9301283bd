"""The command line: one file a command, found by its name in a table."""

from __future__ import annotations

import gc
import os
import sys

# Command → the module that has it as ``command``.
COMMANDS = {
    "validate": "factsheet_content.cli.validate",
    "list": "factsheet_content.cli.list",
    "show": "factsheet_content.cli.show",
    "export": "factsheet_content.cli.export",
    "publish": "factsheet_content.cli.publish",
    "preview": "factsheet_content.cli.preview",
    "diff": "factsheet_content.cli.diff",
    "verify": "factsheet_content.cli.verify",
    "new": "factsheet_content.cli.new",
    "import": "factsheet_content.cli.import_",
    "reuse": "factsheet_content.cli.reuse",
    "revise": "factsheet_content.cli.revise",
    "release": "factsheet_content.cli.release",
    "review": "factsheet_content.cli.review",
    "i18n": "factsheet_content.cli.i18n",
}


_at_once: list[bool] = []


def end_at_once() -> None:
    """Says of the command that runs that nothing waits for its end: no thread, and nothing to be removed.

    Taking apart all that it made takes a while, object by object; the system does it at once.
    """
    _at_once.append(True)


def _end(ended: SystemExit) -> None:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever read the output is gone; Python has its way of telling that
        return
    os._exit(ended.code if isinstance(ended.code, int) else 1)


def main(arguments: list[str] | None = None) -> None:
    """Runs a command and exits: 0 fine, 1 problems found in content, 2 wrong use."""
    try:
        gc.disable()  # what an import makes stays, so that nothing of it is worth looking for
        from factsheet_content.cli.program import run

        gc.enable()
        run(arguments)
    except SystemExit as ended:
        if arguments is None and _at_once:
            _end(ended)
        raise
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("factsheet_content"):
            raise
        # The base install is for apps and has no dependencies; the command line needs them.
        sys.stderr.write(f"factsheet: {error.name} is not installed; run: pip install 'factsheet-content[tools]'\n")
        sys.exit(2)
