"""From the start of a command to its first sound at the speaker: `play` against `espeak-ng hello`."""
import os
import shutil
import subprocess
import time

from sound_server import Ear, SoundServer

RUNS = 20


def once(command, server, ear):
    ear.wait_for_silence()
    since, start = ear.now(), time.monotonic()
    process = subprocess.Popen(command, env=server.env, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    heard = ear.first_sound(since)
    process.terminate()
    process.wait()
    if heard is None:
        raise RuntimeError(f"no sound from {command}")
    return (heard - start) * 1_000


def measure(build, table):
    play = [os.path.join(build, "backtalk"), "play", "--preroll", "0"]
    with SoundServer() as server:
        ear = Ear(server)
        for cache in ("cold", "warm"):
            ours, theirs = [], []
            for _ in range(RUNS + 1):
                if cache == "cold":
                    shutil.rmtree(server.env["XDG_CACHE_HOME"], ignore_errors=True)
                ours.append(once(play, server, ear))
                theirs.append(once(["espeak-ng", "hello"], server, ear))
            # The first of each warmed the disk.
            table.pairs(f"start to first sound, {cache}", ours[1:], theirs[1:], "ms", "<= 1.0 x")
        ear.close()
