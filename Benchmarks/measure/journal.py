"""What the journal costs a session."""
import os
import subprocess
import tempfile

ROWS = {
    "open-new-ms": ("journal, opening a new one", "ms", ""),
    "open-ms": ("journal, opening", "ms", ""),
    "open-and-resume-ms": ("journal, opening and finding where to resume", "ms", ""),
    "note-us": ("journal, a note", "us", ""),
    "write-ms": ("journal, a transaction on the disk", "ms", ""),
    "check-ms": ("journal, checking 500 sessions", "ms", ""),
    "writer-anonymous-kib": ("journal, memory", "KiB", ""),
    "bytes-a-session": ("journal, a session of 40 works", "bytes", ""),
}


def measure(build, table):
    with tempfile.TemporaryDirectory(prefix="backtalk-bench-") as root:
        done = subprocess.run([os.path.join(build, "journal-benchmark"), root], check=True, capture_output=True,
                              text=True)
    for line in done.stdout.splitlines():
        name, value = line.split()
        what, unit, bar = ROWS[name]
        table.figure(what, f"{float(value):.2f} {unit}", bar)
