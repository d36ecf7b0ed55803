"""The command line: a file a command. Nothing is imported but the command that is asked for.

Each file has a click command named `command`; its help begins with the sentence that stands here.
"""

import importlib
import io
import sys
from typing import cast

import click

from lawplain import __version__
from lawplain.errors import Exit, LawplainError, of_the_system

COMMANDS = {
    "fetch": "Take in the newest version of ACT, or of every Act of lawplain.toml.",
    "build": "Build the site from what is stored.",
    "status": "How much is explained, and how fresh it is, Part by Part.",
    "serve": "Show the site on this machine; what you save shows at once.",
    "publishable": "May SITE_DIR take the place of the published site?",
    "publish": "Put the site into DIR, which a web server serves, in one step.",
    "check": "Find every problem in every file that people wrote, or in WHERE only.",
    "todo": "What to do next, and why: marked, stale, leaning on what changed, missing, orphaned, unsure, unreviewed.",
    "new": "Begin the summary of a section.",
    "new-guide": "Begin a guide: what happens, from start to end, over several sections.",
    "diff": "The words of the law that changed since the version that a summary, or a guide, explains.",
    "earlier": "The texts that an explanation had, with their days, from git.",
    "report": "A report in Markdown: which summaries the law has overtaken.",
    "read-again": "You have read the present law again, and the summary, or the guide, says what it says.",
    "lean": "Write down in FILES how the places of other sections read that their pins name.",
    "review": "Print sheets on which a person holds explanations against the law, sentence by sentence.",
    "reviewed": "You have checked FILE against the law, or a translation against the English.",
    "readers": "Print a sheet that tests what readers understand, or take one in.",
    "language": "Begin a language of the site, or bring its catalogue up to date.",
}
"""Every command, in the order in which a project needs them."""


class _Lazy(click.Group):
    """A group whose commands are imported when they are asked for; its own help imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        return cast(click.Command, module.command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def commands() -> None:
    """A country's law, explained section by section, beside its own words.

    \b
    Exit codes: 0 done, 1 unexpected, 2 wrong use, 3 errors in what people wrote,
    4 the source could not be reached or refused, 5 stale summaries (--fail-on stale),
    6 the new site would have less than the published one, or is not whole (publishable, publish).
    """


def main() -> None:
    """Run a command. The one place where errors become sentences and exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that a terminal does not know is no reason to stop
    try:
        commands.main(standalone_mode=False)
    except LawplainError as error:
        click.echo(f"lawplain: {error}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(Exit.USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("lawplain: stopped.", err=True)
        sys.exit(Exit.UNEXPECTED)
    except OSError as error:
        click.echo(f"lawplain: {of_the_system(error)}", err=True)
        sys.exit(Exit.UNEXPECTED)
