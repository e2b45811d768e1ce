"""An hour of play beside mpd, which plays the same session rendered: wakeups, CPU, memory, and the drift from the
device's clock. Each has a sound server and an ear of its own."""
import os
import subprocess
import tempfile
import time
import wave

import numpy as np

from daemon import MPD, anonymous, wakeups
from sound_server import RATE, Ear, SoundServer

SECONDS = float(os.environ.get("BACKTALK_HOUR_SECONDS", "3600"))
# What is loaded and measured at the start is no part of the hour.
SETTLE = 60
POSES = """  - {pose: childs-pose, hold: 60 s}
  - {pose: knee-to-chest, hold: 60 s, first: right}
  - {pose: cat-cow, phases: [cow: in-breath, cat: out-breath], for: 120 s}
  - {pose: pelvic-tilt, hold: 10 s, repeat: 5, pause: 3 breaths, sets: 2, rest: 30 s}
  - {pose: piriformis, hold: 60 s, first: right}
"""


def measure(build, table):
    backtalk = os.path.join(build, "backtalk")
    with tempfile.TemporaryDirectory(prefix="backtalk-bench-") as root, SoundServer() as ours, SoundServer() as theirs:
        routine, sound = f"{root}/hour.yaml", f"{theirs.folder.name}/music/hour.wav"
        with open(routine, "w") as file:
            file.write("poses:\n" + POSES * (1 + int(SECONDS + SETTLE) // 600))
        mpd = MPD(theirs, theirs.folder.name)
        subprocess.run([backtalk, "render", routine, "-o", sound], env=ours.env, check=True, stdout=subprocess.DEVNULL)
        mpd.ask("update")
        while "updating_db" in mpd.ask("status"):
            time.sleep(0.05)
        mpd.ask("clear")
        mpd.ask("add hour.wav")
        ear = Ear(ours)
        session = subprocess.Popen([backtalk, "play", routine, "--preroll", "0"], env=ours.env,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        mpd.ask("play 0")
        time.sleep(SETTLE)
        sides = [session.pid, mpd.process.pid]
        before = [(wakeups(pid), cpu(pid), anonymous(pid)) for pid in sides]
        began = time.monotonic()
        peak = 0.0
        while time.monotonic() - began < SECONDS:
            time.sleep(min(10, SECONDS))
            peak = max(peak, anonymous(session.pid))
        passed = time.monotonic() - began
        after = [(wakeups(pid), cpu(pid), anonymous(pid)) for pid in sides]
        session.terminate()
        session.wait()
        mpd.close()
        ear.close()
        drift, places = drifts(np.frombuffer(ear.samples, dtype=np.int16), sound)
    woken = [(b[0] - a[0]) / passed for a, b in zip(before, after)]
    used = [(b[1] - a[1]) / passed * 100 for a, b in zip(before, after)]
    name = f"{passed / 60:.0f} min of play"
    table.figure(f"{name}, wakeups a second", f"{woken[0]:.1f}", "<= 1 x", f"{woken[1]:.1f}", f"{woken[0] / woken[1]:.2f} x")
    table.figure(f"{name}, CPU", f"{used[0]:.3f} %", "<= 2 x", f"{used[1]:.3f} %", f"{used[0] / used[1]:.2f} x")
    table.figure(f"{name}, anonymous memory from start to end", f"{before[0][2]:.1f} to {after[0][2]:.1f} MB", "flat",
                 f"{before[1][2]:.1f} to {after[1][2]:.1f} MB", f"at most {peak:.1f} MB")
    table.figure(f"{name}, drift from the device clock, {places} places", f"{drift} frames", "0 frames")


def cpu(pid):
    """Seconds of the processor, of children that have ended too."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def drifts(heard, path):
    """How far apart the largest and the smallest shift between what was heard and the render are, and of how many places: of
    the loudest second of every minute, where it is found beyond doubt."""
    with wave.open(path) as file:
        planned = np.frombuffer(file.readframes(file.getnframes()), dtype=np.int16).reshape(-1, 2)
    planned = planned.astype(np.float32).mean(axis=1)
    shift, found = None, []
    for start in range(0, min(len(heard), len(planned)) - 60 * RATE, 60 * RATE):
        energy = np.add.reduceat(planned[start:start + 60 * RATE] ** 2, np.arange(0, 60 * RATE, RATE))
        place = start + int(energy.argmax()) * RATE
        # What is known of the shift, or how long a start may take.
        low, reach = (max(0, place + shift - RATE), 2 * RATE) if shift is not None else (place, 10 * RATE)
        frame, likeness = find(planned[place:place + RATE], heard[low:low + reach + RATE].astype(np.float32))
        if likeness > 0.95:
            shift = low + frame - place
            found.append(shift)
    return max(found) - min(found), len(found)


def find(part, whole):
    """Where in `whole` `part` is, and how like it what is there is: 1 is the same."""
    size = len(whole) + len(part)
    product = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size)), size)[:len(whole) - len(part)]
    sums = np.concatenate([[0], np.cumsum(whole.astype(np.float64) ** 2)])
    energy = (sums[len(part):] - sums[:-len(part)])[:len(product)]
    likeness = product / np.sqrt(np.maximum(energy, 1) * np.dot(part, part))
    frame = int(likeness.argmax())
    return frame, float(likeness[frame])
