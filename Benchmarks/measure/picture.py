"""Runs a program in a pseudo-terminal and draws what stands on it, in the middle of a hold, as SVG."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from xml.sax.saxutils import escape

import pyte

COLUMNS, ROWS = 72, 20
CELL, LINE, EDGE = 8.4, 18, 14
COLOURS = {"default": "#d8dee9", "cyan": "#88c0d0", "brown": "#ebcb8b", "yellow": "#ebcb8b"}
PATIENCE = 120


def start(command):
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
        os.environ.pop("NO_COLOR", None)
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return process, terminal


def row(screen, label):
    return next((line for line in screen.display if line.strip().startswith(label)), "")


def is_wanted(screen):
    """Half of the hold is over, and the breath goes out."""
    hold = row(screen, "Hold")
    return hold.count("━") > hold.count("─") and row(screen, "Breath").rstrip().endswith("out")


def watch(terminal):
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    end = time.monotonic() + PATIENCE
    while not is_wanted(screen):
        if time.monotonic() > end:
            sys.exit("picture: no hold came up")
        if select.select([terminal], [], [], 0.1)[0]:
            stream.feed(os.read(terminal, 65_536))
    return screen


def leave(process, terminal):
    os.write(terminal, b"q")
    try:
        while os.read(terminal, 65_536):
            pass
    except OSError:
        pass  # Linux tells the end of a terminal so.
    os.waitpid(process, 0)


def runs(cells):
    """The cells of a line as texts of one look, each with its column."""
    text, look, first = "", None, 0
    for column in range(COLUMNS):
        cell = cells[column]
        if (cell.fg, cell.bold) != look and text:
            yield first, text, look
            text, first = "", column
        look = (cell.fg, cell.bold)
        text += cell.data
    yield first, text, look


def svg(screen):
    width, height = COLUMNS * CELL + 2 * EDGE, ROWS * LINE + 2 * EDGE
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}">'
    yield '<rect width="100%" height="100%" rx="8" fill="#20242c"/>'
    yield '<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">'
    for line in range(ROWS):
        for column, text, (colour, bold) in runs(screen.buffer[line]):
            if not text.strip():
                continue
            lead = len(text) - len(text.lstrip())
            x, y = EDGE + (column + lead) * CELL, EDGE + line * LINE + 14
            text = text.strip()
            weight = ' font-weight="bold"' if bold else ""
            yield (
                f'<text x="{x:.1f}" y="{y}" textLength="{len(text) * CELL:.1f}" '
                f'fill="{COLOURS.get(colour, COLOURS["default"])}"{weight}>{escape(text)}</text>'
            )
    yield "</g>"
    yield "</svg>"


def main():
    path, command = sys.argv[1], sys.argv[2:]
    process, terminal = start(command)
    try:
        screen = watch(terminal)
    finally:
        leave(process, terminal)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(svg(screen)) + "\n")
    print("\n".join(line.rstrip() for line in screen.display))


main()
