"""What a person can set: the night, the kinds of chimes, what leads the breath. Rendered, and judged from the files alone."""
from statistics import median

import numpy as np

from loudness import RATE, ebur128, k_weighted, level

SCENES = ["rain", "waves", "wind", "drone", "brown"]
CHIMES = ["mixed", "bowl", "bell", "gong", "wood"]


def measure(studio, session, table):
    """On the rendered sessions of a `sessions.Studio`."""
    night(studio, session, table)
    chimes(studio, session, table)
    breaths(studio, session, table)


def night(studio, session, table):
    """Every kind of sound by itself, in the dark and by day."""
    day_bed = studio.render("en-us", "drone") - session.dry
    dark = studio.render("en-us", "off", config="night: true", keep=True)
    bed = studio.render("en-us", "drone", config="night: true") - dark
    for kind in ("speech", "chime", "breath"):
        steps = [decibels(part(dark, cue), part(session.dry, cue)) for cue in session.cues
                 if cue["kind"] == kind and session.alone(cue, ("speech", "chime", "breath"))]
        table.figure(f"night, {kind}: softer by", f"{-max(steps):.2f} to {-min(steps):.2f} dB", "10 dB")
    table.figure("night, bed: softer by", f"{-decibels(bed, day_bed):.2f} dB", "10 dB")
    table.figure("night, bed: below the sentences by, least",
                 f"{min(session.distances('drone', bed, voice=k_weighted(dark))):.1f} dB", ">= 20 dB")


def chimes(studio, session, table):
    """How loud each chime is at its loudest beside the voice, and how much of it lies where everybody hears it."""
    voice = session.speech_loudness()
    for kind in CHIMES:
        sound = studio.render("en-us", "off", config=f"chimes: {kind}", keep=True)
        _, peak = ebur128(studio.path("en-us", "off", "full", f"chimes: {kind}"))
        weighted = k_weighted(sound)
        loudest, shares = {}, []
        for cue in session.cues:
            if cue["kind"] != "chime":
                continue
            # What sounds of it before anything else does.
            clear = min([c["frame"] for c in session.cues if c["frame"] > cue["frame"]] + [cue["end"]])
            if clear - cue["frame"] < RATE // 4 or not session.alone(cue, ("breath",)):
                continue
            first = weighted[cue["frame"]:min(clear, cue["frame"] + RATE * 2 // 5)]
            loudest[cue["role"]] = max(loudest.get(cue["role"], -99), level(first))
            shares.append(share(sound[cue["frame"]:clear], 250, 1_500))
        beside = ", ".join(f"{role} {loud - voice:+.1f}" for role, loud in loudest.items())
        table.figure(f"chimes {kind}: in 250 to 1 500 Hz, least", f"{100 * min(shares):.0f} %", "most of it",
                     f"LU beside the voice: {beside}", f"true peak {peak:.1f} dBTP")


def breaths(studio, session, table):
    """In and out, told apart by somebody who hears one breath and knows nothing: does it brighten or darken?"""
    for sound in ("tone", "noise", "both"):
        for scene in ("off", *SCENES):
            heard = studio.render("en-us", scene, config=f"breath-sound: {sound}")
            slopes = {"in": [], "out": []}
            for cue in session.cues:
                if cue["kind"] == "breath" and cue["role"] in slopes and session.alone(cue, ("speech",)):
                    slopes[cue["role"]].append(brightening(part(heard, cue)))
            right = sum(s > 0 for s in slopes["in"]) + sum(s < 0 for s in slopes["out"])
            total = sum(len(s) for s in slopes.values())
            table.figure(f"breath as {sound}, over {scene}: told apart", f"{right} of {total}", "all",
                         f"octaves: in {median(slopes['in']):+.2f}, out {median(slopes['out']):+.2f}")


def part(sound, cue):
    return sound[cue["frame"]:cue["end"]]


def decibels(a, b):
    return 10 * np.log10((a**2).sum() / (b**2).sum())


def spectrum(sound):
    mono = sound.mean(1) * np.hanning(len(sound))
    return np.fft.rfftfreq(len(mono), 1 / RATE), np.abs(np.fft.rfft(mono))**2


def share(sound, low, high):
    frequencies, power = spectrum(sound)
    return power[(frequencies >= low) & (frequencies <= high)].sum() / power.sum()


def brightening(sound):
    """By how many octaves the middle of its spectrum moves, from its first third to its last, in what small speakers play."""
    third = len(sound) // 3
    middles = []
    for piece in (sound[:third], sound[-third:]):
        frequencies, power = spectrum(piece)
        heard = (frequencies > 200) & (frequencies < 2_500)
        middles.append((np.log2(frequencies[heard]) * power[heard]).sum() / power[heard].sum())
    return middles[1] - middles[0]
