"""A private PulseAudio server with a null sink, and an ear at its monitor."""
import os
import subprocess
import tempfile
import threading
import time
from array import array
from collections import deque

RATE = 48_000


class SoundServer:
    """Started on entering, ended by its own pid on leaving; `env` points programs at it."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="backtalk-bench-")
        root = self.folder.name
        self.env = dict(os.environ, XDG_RUNTIME_DIR=root, HOME=root, XDG_CONFIG_HOME=root + "/config",
                        XDG_CACHE_HOME=root + "/cache", XDG_DATA_HOME=root + "/data",
                        PULSE_SERVER=f"unix:{root}/native")
        with open(root + "/.asoundrc", "w") as file:
            file.write("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
        self.server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
             "-L", f"module-native-protocol-unix socket={root}/native auth-anonymous=1",
             "-L", f"module-null-sink sink_name=ear rate={RATE} channels=2 norewinds=1"],
            env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while not os.path.exists(root + "/native"):
            if time.monotonic() > deadline:
                raise RuntimeError("the private sound server did not start")
            time.sleep(0.02)
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.folder.cleanup()


class Ear:
    """Records the monitor, and knows when each frame was heard by the monotonic clock."""

    def __init__(self, server):
        self.process = subprocess.Popen(
            ["parec", "--latency-msec=10", "-d", "ear.monitor", f"--rate={RATE}", "--channels=1",
             "--format=s16le", "--raw"],
            env=server.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.samples = array("h")
        self.zero = None  # when frame 0 was heard
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()
        while self.zero is None or len(self.samples) < RATE:
            time.sleep(0.02)

    def _listen(self):
        odd, starts = b"", deque(maxlen=200)
        while chunk := os.read(self.process.stdout.fileno(), 65_536):
            chunk = odd + chunk
            odd = chunk[len(chunk) & ~1:]
            self.samples.frombytes(chunk[:len(chunk) & ~1])
            # Blocks arrive late, never early: the earliest start is the truest. Of the last two seconds: the sink's clock
            # is not ours, and drifts from it by milliseconds a minute.
            starts.append(time.monotonic() - len(self.samples) / RATE)
            self.zero = min(starts)

    def now(self):
        return len(self.samples)

    def first_sound(self, since, timeout=5.0, threshold=40):
        """When the first loud sample after frame `since` was heard; None in time."""
        deadline, index = time.monotonic() + timeout, since
        while time.monotonic() < deadline:
            end = len(self.samples)
            while index < end:
                if abs(self.samples[index]) > threshold:
                    return self.zero + index / RATE
                index += 1
            time.sleep(0.002)
        return None

    def wait_for_silence(self, seconds=0.4):
        quiet = int(seconds * RATE)
        while len(self.samples) < quiet or any(self.samples[-quiet:]):
            time.sleep(0.05)

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.thread.join()
