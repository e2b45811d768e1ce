"""Rendering `easing-five`: its CPU against `espeak-ng -w` of the same words, and how much faster than listening."""
import json
import os
import subprocess
import tempfile
from statistics import median

from processes import run

RUNS = 5


def measure(build, table):
    backtalk = os.path.join(build, "backtalk")
    with tempfile.TemporaryDirectory(prefix="backtalk-bench-") as root:
        env = dict(os.environ, XDG_CONFIG_HOME=root, XDG_DATA_HOME=root)
        timeline = json.loads(subprocess.run([backtalk, "timeline", "easing-five", "--format", "json"],
                                             env=env, check=True, capture_output=True).stdout)
        words = "\n".join(cue["text"] for cue in timeline["cues"] if cue["kind"] == "speech").encode()
        seconds = timeline["seconds"]

        def render(cache):
            cost = run([backtalk, "render", "easing-five", "-o", f"{root}/r.wav"],
                       env=dict(env, XDG_CACHE_HOME=f"{root}/{cache}"))
            os.remove(f"{root}/r.wav")
            return cost

        cold, warm, espeak = [], [], []
        render("warm")
        for index in range(RUNS):
            cold.append(render(f"cold{index}"))
            espeak.append(run(["espeak-ng", "-w", f"{root}/e.wav", "--stdin"], stdin=words))
            warm.append(render("warm"))
        table.pairs("render with an empty cache, CPU", [c.cpu * 1_000 for c in cold],
                    [e.cpu * 1_000 for e in espeak], "ms", "<= 4 x")
        for name, costs, bar in (("empty", cold, "500 x"), ("warm", warm, "2 000 x, aim 2 500")):
            speed = median(seconds / c.wall for c in costs)
            table.figure(f"render with {name} cache, x real time", f"{speed:.0f} x", f">= {bar}")
