"""Runs the measurements named on the command line, or all, and prints a table."""
import sys

import bed
import compiling
import cues
import daemon
import first_sound
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
    # Not among all: it draws the pictures of the README anew.
    "pictures": pictures.measure,
}


def main() -> int:
    build, names = sys.argv[1], sys.argv[2:] or [name for name in ALL if name != "pictures"]
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
