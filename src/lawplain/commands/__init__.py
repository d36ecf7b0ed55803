"""The commands."""

from lawplain.commands.site_commands import commands, main

__all__ = ["commands", "main"]
