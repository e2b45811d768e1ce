"""Peak memory: a live session of ten minutes, the render of an hour, and the worker beside them."""
import os
import re
import subprocess
import tempfile
import time

from processes import run
from sound_server import SoundServer

HOUR = "poses:\n" + "  - pose: rest\n    hold: 5 min\n" * 11


def peak(pid):
    with open(f"/proc/{pid}/status") as file:
        return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1))


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            direct = [int(child) for child in file.read().split()]
    except FileNotFoundError:
        return []
    return direct + [grandchild for child in direct for grandchild in children(child)]


def measure(build, table):
    backtalk = os.path.join(build, "backtalk")
    with SoundServer() as server:
        process = subprocess.Popen([backtalk, "play", "easing-five"], env=server.env, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL)
        ours, worker, start = 0, 0, time.monotonic()
        while process.poll() is None and time.monotonic() - start < 600:
            try:
                ours = max(ours, peak(process.pid))
                worker = max([worker, *(peak(child) for child in children(process.pid))])
            except (AttributeError, FileNotFoundError, ProcessLookupError):
                pass  # it ended between two looks
            time.sleep(0.05 if time.monotonic() - start < 5 else 1)
        process.terminate()
        process.wait()
    table.figure("peak memory, ten minutes live", f"{ours / 1024:.1f} MiB", "< 60 MB")
    table.figure("peak memory, the worker with a child", f"{worker / 1024:.1f} MiB", "< 20 MB")
    with tempfile.TemporaryDirectory(prefix="backtalk-bench-") as root:
        routine = f"{root}/hour.yaml"
        with open(routine, "w") as file:
            file.write(HOUR)
        env = dict(os.environ, XDG_CACHE_HOME=root, XDG_CONFIG_HOME=root, XDG_DATA_HOME=root)
        cost = run([backtalk, "render", routine, "-o", f"{root}/r.wav"], env=env)
    table.figure("peak memory, render of an hour", f"{cost.peak / 1024:.1f} MiB", "< 120 MB")
