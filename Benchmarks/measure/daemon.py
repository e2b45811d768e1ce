"""The daemon: from a call to the first sound against mpd, `backtalk start` against `espeak-ng hello`, and what it costs
while nothing is to be done."""
import os
import socket
import struct
import subprocess
import time
from statistics import median

from sound_server import Ear, SoundServer

RUNS = 20
IDLE = float(os.environ.get("BACKTALK_IDLE_SECONDS", "60"))


class Bus:
    """A private bus, and one connected client that speaks just enough of its protocol."""

    def __init__(self, root):
        self.path = root + "/session-bus"
        self.daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--address=unix:path=" + self.path],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not os.path.exists(self.path):
            time.sleep(0.01)
        self.socket, self.serial = socket.socket(socket.AF_UNIX), 0
        self.socket.connect(self.path)
        self.socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        self.socket.recv(4096)
        self.socket.sendall(b"BEGIN\r\n")
        self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")

    @staticmethod
    def string(text):
        return struct.pack("<I", len(text)) + text.encode() + b"\0"

    def call(self, destination, path, interface, member, signature="", body=b""):
        self.serial += 1
        fields = b""
        for code, kind, value in [(1, "o", path), (2, "s", interface), (3, "s", member),
                                  (6, "s", destination), (8, "g", signature)]:
            if kind == "g" and not value:
                continue
            fields += b"\0" * (-len(fields) % 8)
            fields += bytes([code, 1]) + kind.encode() + b"\0"
            fields += bytes([len(value)]) + value.encode() + b"\0" if kind == "g" else self.string(value)
        head = struct.pack("<BBBBIII", ord("l"), 1, 0, 1, len(body), self.serial, len(fields)) + fields
        self.socket.sendall(head + b"\0" * (-len(head) % 8) + body)

    def start(self):
        """A session without the silence that wakes a sink."""
        entry = self.string("preroll") + b"\1s\0"
        entry += b"\0" * (-len(entry) % 4) + self.string("0")
        self.call("org.backtalk.Backtalk1", "/org/backtalk/Backtalk1", "org.backtalk.Backtalk1", "Start",
                  "a{sv}", struct.pack("<II", len(entry), 0) + entry)

    def stop(self):
        self.call("org.backtalk.Backtalk1", "/org/backtalk/Backtalk1", "org.backtalk.Backtalk1", "Stop")

    def close(self):
        self.socket.close()
        self.daemon.terminate()
        self.daemon.wait()


class MPD:
    """The music player daemon with one file, and a connected client."""

    def __init__(self, server, root):
        os.makedirs(root + "/music", exist_ok=True)
        subprocess.run(["espeak-ng", "-w", root + "/music/hello.wav", "hello"], check=True)
        with open(root + "/mpd.conf", "w") as file:
            file.write(f'music_directory "{root}/music"\ndb_file "{root}/mpd.db"\n'
                       f'bind_to_address "{root}/mpd.socket"\nauto_update "yes"\n'
                       'audio_output {\n type "alsa"\n name "ear"\n device "default"\n}\n')
        self.process = subprocess.Popen(["mpd", "--no-daemon", root + "/mpd.conf"], env=server.env,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not os.path.exists(root + "/mpd.socket"):
            time.sleep(0.02)
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(root + "/mpd.socket")
        self.socket.recv(4096)
        self.ask("update")
        while "updating_db" in self.ask("status"):
            time.sleep(0.05)
        self.ask("add hello.wav")

    def ask(self, line):
        self.socket.sendall(line.encode() + b"\n")
        text = ""
        while not text.endswith("OK\n") and "ACK" not in text:
            text += self.socket.recv(4096).decode()
        return text

    def start(self):
        self.socket.sendall(b"play 0\n")

    def stop(self):
        self.socket.recv(4096)
        self.ask("stop")

    def close(self):
        self.process.terminate()
        self.process.wait()


def once(start, stop, ear):
    ear.wait_for_silence()
    since, began = ear.now(), time.monotonic()
    start()
    heard = ear.first_sound(since)
    stop()
    if heard is None:
        raise RuntimeError("no sound")
    return (heard - began) * 1_000


def wakeups(pid):
    total = 0
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/status") as file:
            total += sum(int(line.split()[1]) for line in file if line.startswith("voluntary"))
    return total


def anonymous(pid):
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Anonymous")) / 1_024


def measure(build, table):
    backtalk = os.path.join(build, "backtalk")
    with SoundServer() as server:
        root = server.folder.name
        bus = Bus(root)
        env = server.env
        env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=" + bus.path
        daemon = subprocess.Popen([backtalk, "daemon"], env=env, stderr=subprocess.DEVNULL)
        time.sleep(30)
        table.figure("daemon, anonymous memory before a session", f"{anonymous(daemon.pid):.1f} MB", "<= 4 MB")
        before, idle = wakeups(daemon.pid), wakeups(server.server.pid)
        time.sleep(IDLE)
        table.figure(f"daemon, wakeups in {IDLE:.0f} s", str(wakeups(daemon.pid) - before), "0")
        with_us = wakeups(server.server.pid) - idle
        ear = Ear(server)
        mpd = MPD(server, root)
        ours, theirs = [], []
        for _ in range(RUNS + 1):
            ours.append(once(bus.start, bus.stop, ear))
            theirs.append(once(mpd.start, mpd.stop, ear))
        # The ear is given blocks of 10 ms as they are mixed, so up to that much early; on both sides alike.
        more = median(ours[1:]) - median(theirs[1:])
        table.figure("call to first sound, against mpd", f"{median(ours[1:]):.1f} ms", "<= + 10 ms",
                     f"{median(theirs[1:]):.1f} ms", f"{more:+.1f} ms")
        mpd.close()
        ours, theirs = [], []
        for _ in range(RUNS + 1):
            ours.append(once(lambda: subprocess.run([backtalk, "start", "--preroll", "0"], env=env, check=True),
                             bus.stop, ear))
            theirs.append(once(lambda: subprocess.run(["espeak-ng", "hello"], env=env, check=True),
                               lambda: None, ear))
        table.pairs("'start' to first sound, against espeak-ng", ours[1:], theirs[1:], "ms", "<= 1.5 x")
        ear.close()
        time.sleep(60)
        table.figure("daemon, anonymous memory a minute after", f"{anonymous(daemon.pid):.1f} MB", "<= 10 MB")
        daemon.terminate()
        daemon.wait()
        idle = wakeups(server.server.pid)
        time.sleep(IDLE)
        alone = wakeups(server.server.pid) - idle
        table.figure(f"sound server's wakeups in {IDLE:.0f} s, with us", str(with_us), f"{alone} without us, + 5 %")
        bus.close()
