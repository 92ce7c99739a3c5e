"""The command line: the composition root. One file per group of commands."""

from monitor.cli.app import main

__all__ = ["main"]
