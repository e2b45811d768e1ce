"""Rows of a measurement: ours, theirs, the ratio of the two, and the bar."""
from dataclasses import dataclass, field
from statistics import median


@dataclass
class Table:
    rows: list = field(default_factory=list)

    def pairs(self, name, ours, theirs, unit, bar):
        """Medians of both sides, and the median of the ratios pair by pair."""
        ratio = median(a / b for a, b in zip(ours, theirs))
        self.rows.append((name, f"{median(ours):.1f} {unit}", f"{median(theirs):.1f} {unit}",
                          f"{ratio:.2f} x", bar))
        self.progress()

    def figure(self, name, ours, bar, theirs="", ratio=""):
        self.rows.append((name, ours, theirs, ratio, bar))
        self.progress()

    def progress(self):
        print("measured: " + self.rows[-1][0], flush=True)

    def show(self):
        head = ("what", "Backtalk", "instead", "ratio", "bar")
        widths = [max(len(row[i]) for row in [head, *self.rows]) for i in range(5)]
        print()
        for row in [head, tuple("-" * w for w in widths), *self.rows]:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
