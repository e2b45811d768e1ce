"""Runs the measurements named on the command line, or all, and prints a table."""
import sys

import bed
import compiling
import cues
import daemon
import first_sound
import hour
import journal
import memory
import pictures
import render
import sessions
from table import Table

ALL = {
    "first-sound": first_sound.measure,
    "render": render.measure,
    "compile": compiling.measure,
    "cues": cues.measure,
    "memory": memory.measure,
    "journal": journal.measure,
    "sessions": sessions.measure,
    "bed": bed.measure,
    "daemon": daemon.measure,
    "hour": hour.measure,
    "pictures": pictures.measure,
}
# By their names alone: an hour is long, and the pictures of the README are drawn anew.
NAMED = {"hour", "pictures"}


def main() -> int:
    build, names = sys.argv[1], sys.argv[2:] or [name for name in ALL if name not in NAMED]
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; known are {', '.join(ALL)}", file=sys.stderr)
        return 2
    table = Table()
    for name in names:
        ALL[name](build, table)
    table.show()
    return 0


sys.exit(main())
