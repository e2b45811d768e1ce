"""Soundscapes: whether anything in half an hour comes again, and what they cost; and rendering with one."""
import json
import os
import subprocess
import tempfile
from statistics import median

import numpy as np

from loudness import RATE
from processes import run

SECONDS = 1_800
SCENES = ["rain", "waves", "wind", "drone", "brown"]
RUNS = 5


def measure(build, table):
    with tempfile.TemporaryDirectory(prefix="backtalk-bench-") as root:
        for scene in SCENES:
            path = f"{root}/{scene}.raw"
            done = subprocess.run([os.path.join(build, "bed-benchmark"), scene, str(SECONDS), path], check=True,
                                  capture_output=True, text=True)
            sound = np.fromfile(path, "<i2").reshape(-1, 2)[:SECONDS * RATE]
            os.remove(path)
            left = sound[:, 0].astype(np.float32)
            waveform = again(left, RATE, 1_500)
            # How loud each 50 ms are, up to 10 min later: there is too little of it to say more.
            levels = np.sqrt((left.reshape(-1, RATE // 20)**2).mean(1))
            swell = again((levels - levels.mean()).astype(np.float32), 20, 600)
            table.figure(f"{scene}: largest correlation of the waveform, lags 5 s to 25 min", f"{waveform:.3f}",
                         "<= 0.2", ratio=f"of the level {swell:.2f}, to 10 min")
            table.figure(f"{scene}: of a core while it plays", f"{float(done.stdout) / 10:.3f} %", "<= 1 %")
        rendering(build, table, root)


def again(signal, rate, longest):
    """The largest correlation of a signal with itself from 5 to `longest` seconds later."""
    size = 1 << int(np.ceil(np.log2(2 * len(signal))))
    power = np.fft.rfft(signal, size)
    power = power.real**2 + power.imag**2
    correlation = np.fft.irfft(power, size)
    lags = np.arange(5 * rate, longest * rate)
    # The later, the less there is to compare.
    return float(np.abs(correlation[lags] / correlation[0] * (len(signal) / (len(signal) - lags))).max())


def rendering(build, table, root):
    backtalk = os.path.join(build, "backtalk")
    env = dict(os.environ, XDG_CONFIG_HOME=root, XDG_DATA_HOME=root)
    timeline = json.loads(subprocess.run([backtalk, "timeline", "easing-five", "--format", "json"], env=env,
                                         check=True, capture_output=True).stdout)

    def render(scene, cache):
        cost = run([backtalk, "render", "easing-five", "--music", scene, "-o", f"{root}/r.wav"],
                   env=dict(env, XDG_CACHE_HOME=f"{root}/{cache}"))
        os.remove(f"{root}/r.wav")
        return timeline["seconds"] / cost.wall

    for scene in ("rain", "drone"):
        render(scene, "warm")
        cold = median(render(scene, f"cold-{scene}-{index}") for index in range(RUNS))
        warm = median(render(scene, "warm") for _ in range(RUNS))
        table.figure(f"render with {scene}, empty cache, x real time", f"{cold:.0f} x", ">= 400 x")
        table.figure(f"render with {scene}, warm cache, x real time", f"{warm:.0f} x", ">= 1 000 x")
