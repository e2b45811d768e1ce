"""How a session sounds, voice by voice: rendered, and judged by ffmpeg's ebur128 and by our own reading of the files."""
import json
import os
import subprocess
import tempfile
from statistics import median

import numpy as np

import settings
from loudness import RATE, clicks, ebur128, k_weighted, level, loudness, pitch, read, write

ROUTINE = "easing-five"
HEAD = ["voice", "words/min", "spread LU", "session LUFS", "peak dBTP", "wordless", "distance dB", "duck lead s",
        "clicks", "in st/s", "out st/s"]


def measure(build, table):
    with tempfile.TemporaryDirectory(prefix="backtalk-bench-") as root:
        studio = Studio(build, root)
        print("  ".join(HEAD))
        for voice in studio.voices():
            row = Session(studio, voice).row()
            print("  ".join(cell.rjust(len(head)) if index else cell.ljust(len(head))
                            for index, (head, cell) in enumerate(zip(HEAD, row))), flush=True)
        session = Session(studio, "en-us")
        for scene in settings.SCENES:
            table.figure(f"speech above {scene} while it speaks, least", f"{min(session.distances(scene)):.1f} dB",
                         ">= 20 dB")
        settings.measure(studio, session, table)


class Studio:
    def __init__(self, build, root):
        self.command, self.root = os.path.join(build, "backtalk"), root
        self.env = dict(os.environ, XDG_CONFIG_HOME=root + "/config", XDG_CACHE_HOME=root + "/cache",
                        XDG_DATA_HOME=root + "/data")

    def run(self, *arguments):
        return subprocess.run([self.command, *arguments], env=self.env, check=True, capture_output=True,
                              text=True).stdout

    def voices(self):
        return [line.split()[0] for line in self.run("list", "voices").splitlines()]

    def timeline(self, voice):
        return json.loads(self.run("timeline", ROUTINE, "--voice", voice, "--format", "json"))

    def path(self, voice, music, talk="full", config=""):
        return f"{self.root}/{voice}-{music}-{talk}-{config.replace(' ', '')}.wav"

    def render(self, voice, music, talk="full", config="", keep=False):
        """The session as sound; `config` stands in the person's configuration."""
        path = self.path(voice, music, talk, config)
        if not os.path.exists(path):
            os.makedirs(self.root + "/config/backtalk", exist_ok=True)
            with open(self.root + "/config/backtalk/config.yaml", "w") as file:
                file.write(config + "\n" if config else "")
            self.run("render", ROUTINE, "--voice", voice, "--music", music, "--talk", talk, "-o", path)
        sound = read(path)
        if not keep:
            os.remove(path)
        return sound


class Session:
    def __init__(self, studio, voice):
        self.studio, self.voice = studio, voice
        timeline = studio.timeline(voice)
        self.cues, self.spans = timeline["cues"], timeline["spans"]
        for cue in self.cues:
            cue["end"] = cue["frame"] + cue["frames"]
        self.speech = [cue for cue in self.cues if cue["kind"] == "speech"]
        self.dry = studio.render(voice, "off")
        self.weighted = k_weighted(self.dry)

    def row(self):
        wet = self.studio.render(self.voice, "rain", keep=True)
        _, peak = ebur128(self.studio.path(self.voice, "rain"))
        bed = wet - self.dry
        sentences = [self.loudness(cue) for cue in self.sentences()]
        slopes = {role: self.slope(role) for role in ("in", "out")}
        return [self.voice, f"{self.pace():.0f}", f"{max(sentences) - min(sentences):.1f}",
                f"{self.speech_loudness():.1f}", f"{peak:.1f}", f"{100 * self.wordless():.0f} %",
                f"{min(self.distances('rain', bed)):.1f}", f"{self.lead(bed):.2f}", str(self.clicks(wet, bed)),
                f"{slopes['in']:+.2f}", f"{slopes['out']:+.2f}"]

    def pace(self):
        """Words a minute while it speaks, of what is more than a word or two."""
        spoken = [cue for cue in self.speech if len(cue["text"].split()) >= 4]
        return sum(len(c["text"].split()) for c in spoken) / (sum(c["frames"] for c in spoken) / RATE / 60)

    def alone(self, cue, besides=("chime", "breath")):
        return not any(other["kind"] in besides and other is not cue and other["frame"] < cue["end"]
                       and other["end"] > cue["frame"] for other in self.cues)

    def sentences(self):
        """What lasts a second or more and has nothing but silence under it."""
        return [cue for cue in self.speech if cue["frames"] >= RATE and self.alone(cue)]

    def loudness(self, cue):
        return loudness(self.weighted[cue["frame"]:cue["end"]])

    def speech_loudness(self):
        """Of the speech alone, one sentence after the other, as ffmpeg measures it."""
        path = f"{self.studio.root}/speech.wav"
        write(path, np.concatenate([self.dry[c["frame"]:c["end"]] for c in self.speech if self.alone(c)]))
        return ebur128(path)[0]

    def wordless(self):
        """The part of a hold of 20 s or more in which nobody speaks, of the least."""
        shares = []
        for span in self.spans:
            if span["kind"] != "work" or span["frames"] < 20 * RATE:
                continue
            first, last = span["frame"], span["frame"] + span["frames"]
            words = sum(max(0, min(c["end"], last) - max(c["frame"], first)) for c in self.speech)
            shares.append(1 - words / span["frames"])
        return min(shares)

    def distances(self, scene, bed=None, voice=None):
        """How far each sentence lies above the bed in the same time."""
        if bed is None:
            bed = self.studio.render(self.voice, scene) - self.dry
        bed, voice = k_weighted(bed), self.weighted if voice is None else voice
        return [loudness(voice[cue["frame"]:cue["end"]]) - level(bed[cue["frame"]:cue["end"]])
                for cue in self.sentences()]

    def lead(self, bed):
        """How long before the first word after a silence of 6 s the bed has gone down, of the least: seconds.

        The same bed without a word is what it is measured against, so that its own ups and downs do not count.
        """
        free = self.studio.render(self.voice, "rain", "silent") - self.studio.render(self.voice, "off", "silent")
        length = min(len(bed), len(free)) - 60 * RATE
        step = RATE // 100
        gain = np.array([np.vdot(bed[i:i + step], free[i:i + step]) / max(np.vdot(free[i:i + step], free[i:i + step]), 1e-12)
                         for i in range(0, length, step)])
        low = np.percentile(gain[500:], 5)
        leads, end = [], 0
        for cue in self.speech:
            if cue["frame"] - end > 6 * RATE and 10 * RATE < cue["frame"] < length:
                place = cue["frame"] // step
                before = place
                while before > 0 and gain[before - 1] < low * 1.12:
                    before -= 1
                leads.append((place - before) / 100)
            end = cue["end"]
        return min(leads)

    def clicks(self, wet, bed):
        """In everything but the voice, whose own consonants bend as much, and in the bed that is heard under it."""
        mono, found, start = wet.mean(1), clicks(bed.mean(1)), 0
        for cue in [*self.speech, {"frame": len(mono), "end": len(mono)}]:
            if cue["frame"] - start > RATE // 10:
                found += clicks(mono[start:cue["frame"]])
            start = max(start, cue["end"])
        return found

    def slope(self, role):
        """How the tone moves over the breath, in semitones a second: of all breaths that are heard alone."""
        slopes = []
        for cue in self.cues:
            if cue["kind"] != "breath" or cue["role"] != role or cue["frames"] < 2 * RATE:
                continue
            if not self.alone(cue, ("speech", "chime")):
                continue
            part = cue["frames"] // 5
            first = pitch(self.dry[cue["frame"] + part // 2:cue["frame"] + part * 3 // 2])
            last = pitch(self.dry[cue["end"] - part * 3 // 2:cue["end"] - part // 2])
            slopes.append(12 * np.log2(last / first) / ((cue["frames"] - 2 * part) / RATE))
        return median(slopes)
