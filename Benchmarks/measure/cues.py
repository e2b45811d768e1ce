"""How far each spoken cue is from its plan: Backtalk, and the best scripts without `sleep` that speak the same.

The shell script streams silence of the right length and speech into one player; the Python script waits for
absolute deadlines and starts a player for every clip, made beforehand.
"""
import json
import os
import select
import subprocess
import tempfile
import time
import wave
from statistics import median

from sound_server import RATE, Ear, SoundServer

WORDS = ["Begin.", "Turn over.", "Bend both knees.", "Draw them in.", "Breathe out.", "Push down.", "Back up.",
         "Both arms wide.", "Point your toes.", "Begin again."]


def onsets(samples, quiet=0.6, threshold=60):
    """The frames at which sound begins after at least `quiet` seconds without."""
    found, last = [], -RATE
    for index, sample in enumerate(samples):
        if abs(sample) > threshold:
            if index - last > quiet * RATE:
                found.append(index)
            last = index
    return found


def errors(heard, planned):
    """Milliseconds off the plan, the first cue taken as the start."""
    return [abs((a - heard[0]) - (b - planned[0])) * 1_000 / RATE for a, b in zip(heard[1:], planned[1:])]


def listen(server, ear, speak):
    ear.wait_for_silence()
    start = ear.now()
    speak()
    ear.wait_for_silence(1.5)
    return onsets(ear.samples[start:])


def backtalk(build, server, routine):
    command = [os.path.join(build, "backtalk"), "play", routine, "--talk", "chimes"]

    def speak():
        process = subprocess.Popen(command, env=server.env, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL)
        process.wait()
    return speak


def shell(server, planned):
    """One stream at the engine's own rate: silence up to the next cue, then its speech."""
    script, root = [], server.folder.name
    for index, word in enumerate(WORDS):
        # What has passed since the cue before is silence now, its speech apart.
        gap = 0 if index == 0 else (planned[index] - planned[index - 1]) * 22_050 // RATE
        script.append(f"""
            n=$(( 2 * {gap} - last )); [ $n -gt 0 ] && head -c $n /dev/zero
            espeak-ng --stdout '{word}' | tail -c +45 > {root}/word; last=$(stat -c %s {root}/word)
            cat {root}/word""")
    text = "last=0\n{" + "".join(script) + "\n} | pacat --raw --rate=22050 --channels=1 --format=s16le"

    def speak():
        subprocess.run(["sh", "-c", text], env=server.env, check=True)
    return speak


def python(server, planned):
    files = []
    for index, word in enumerate(WORDS):
        file = f"{server.folder.name}/{index}.wav"
        subprocess.run(["espeak-ng", "-w", file, word], check=True)
        files.append(file)

    def speak():
        start, players = time.monotonic() + 0.1, []
        for frame, file in zip(planned, files):
            due = start + (frame - planned[0]) / RATE
            while (left := due - time.monotonic()) > 0:
                select.select([], [], [], left)
            players.append(subprocess.Popen(["paplay", file], env=server.env))
        for player in players:
            player.wait()
    return speak


def measure(build, table):
    with SoundServer() as server, tempfile.TemporaryDirectory(prefix="backtalk-bench-") as root:
        routine = f"{root}/words.yaml"
        with open(routine, "w") as file:
            file.write("poses:\n" + "".join(f"  - say: {word}\n" for word in WORDS))
        plan = json.loads(subprocess.run(
            [os.path.join(build, "backtalk"), "timeline", routine, "--talk", "chimes", "--format", "json"],
            env=server.env, check=True, capture_output=True).stdout)
        planned = [cue["frame"] for cue in plan["cues"] if cue["kind"] == "speech"]
        ear = Ear(server)
        ways = {"Backtalk": backtalk(build, server, routine), "shell": shell(server, planned),
                "Python": python(server, planned)}
        found = {}
        for name, speak in ways.items():
            truth = rendered(build, server, routine, root) if name == "Backtalk" else planned
            found[name] = errors(listen(server, ear, speak), truth)
        ear.close()
    ours = found.pop("Backtalk")
    for name, theirs in found.items():
        table.figure(f"cue error against a {name} script, largest", f"{max(ours):.2f} ms", "",
                     theirs=f"{max(theirs):.2f} ms",
                     ratio=f"median {median(ours):.2f} : {median(theirs):.2f} ms")


def rendered(build, server, routine, root):
    """Where our own render becomes loud: so only playing counts, and not how softly a word begins."""
    subprocess.run([os.path.join(build, "backtalk"), "render", routine, "--talk", "chimes", "-o", f"{root}/r.wav"],
                   env=server.env, check=True, stdout=subprocess.DEVNULL)
    with wave.open(f"{root}/r.wav") as file:
        frames = memoryview(file.readframes(file.getnframes())).cast("h")
    return onsets(frames[::2].tolist())
