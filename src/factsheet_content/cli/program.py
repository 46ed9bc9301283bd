"""The Click program: its groups find commands by name and import them when they are used."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import NoReturn

import click

from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.cli import COMMANDS, wording
from factsheet_content.errors import FactsheetError


class Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def __init__(self, modules: dict[str, str], **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        del ctx
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        del ctx
        if cmd_name not in self._modules:
            return None
        command: click.Command = import_module(self._modules[cmd_name]).command
        return command


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from factsheet_content import __version__

        click.echo(f"factsheet {__version__}")
        ctx.exit()


@click.group(
    cls=Commands,
    modules=COMMANDS,
    name="factsheet",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: factsheet export gedwongen-achterlating --to pdf --lang en --out build",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Print the version."
)
@click.option(
    "--root",
    envvar="FACTSHEET_ROOT",
    metavar="DIR",
    help="The folder that holds content/ (or FACTSHEET_ROOT); by default it is looked for upwards from here.",
)
@click.option(
    "--ui-lang",
    type=click.Choice(wording.LANGUAGES),
    envvar="FACTSHEET_UI_LANG",
    help="The language of messages (or FACTSHEET_UI_LANG); by default the system's.",
)
@click.pass_context
def factsheet(ctx: click.Context, root: str | None, ui_lang: str | None) -> None:
    """Checks, shows and publishes factsheets on domestic violence, in every language they are translated into."""
    wording.choose(ui_lang)
    ctx.obj = root


def run(arguments: list[str] | None) -> NoReturn:
    """Runs a command and exits: 0 fine, 1 problems found in content, 2 wrong use."""
    try:
        sys.exit(factsheet.main(arguments, prog_name="factsheet", standalone_mode=False) or 0)
    except ContentError as error:
        from factsheet_content.cli.output import print_refusal

        print_refusal(error)
        sys.exit(1)
    except FactsheetError as error:
        from factsheet_content.cli.output import say, str_of

        say(f"factsheet: {wording.told(str_of(error))}")
        sys.exit(2)
    except click.exceptions.Abort:
        click.echo("factsheet: interrupted", err=True)
        sys.exit(130)
    except click.ClickException as error:
        vars(error)["message"] = wording.told(error.message)
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain once more when it closes the stream.
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        click.echo(f"factsheet: {error}", err=True)
        sys.exit(2)
