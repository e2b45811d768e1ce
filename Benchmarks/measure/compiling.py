"""Compiling a routine with a given table of lengths."""
import os
import subprocess
from statistics import median

RUNS = 5


def measure(build, table):
    def once(cues):
        done = subprocess.run([os.path.join(build, "compile-benchmark"), str(cues)], check=True,
                              capture_output=True, text=True)
        made, milliseconds = done.stdout.split()
        return float(milliseconds) * cues / int(made)

    small, large = [], []
    for _ in range(RUNS):
        small.append(once(10_000))
        large.append(once(100_000))
    table.figure("compile, 10 000 cues", f"{median(small):.1f} ms", "< 100 ms")
    table.figure("compile, 100 000 cues", f"{median(large):.1f} ms", "<= 12 x",
                 ratio=f"{median(b / a for a, b in zip(small, large)):.1f} x of 10 000")
