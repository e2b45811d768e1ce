"""Pictures for the README: a hold with its breath tones, a chime, a phrase over the bed. Drawn from rendered files."""
import base64
import os
import struct
import tempfile
import zlib

import numpy as np

from loudness import RATE, k_weighted
from sessions import Studio

PLACE = os.path.join(os.path.dirname(__file__), "..", "pictures")
WIDTH, HEIGHT = 720, 240
LEFT, BOTTOM, TOP = 56, 34, 26


def measure(build, table):
    os.makedirs(PLACE, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="backtalk-bench-") as root:
        studio = Studio(build, root)
        cues = studio.timeline("en-us")["cues"]
        for cue in cues:
            cue["end"] = cue["frame"] + cue["frames"]
        dry = studio.render("en-us", "off")
        bed = studio.render("en-us", "rain") - dry
    begin = next(i for i, c in enumerate(cues) if c["kind"] == "chime" and c["role"] == "begin")
    end = next(c for c in cues[begin:] if c["kind"] == "chime" and c["role"] == "end")
    start = cues[begin]["frame"] - 5 * RATE
    save("hold", spectrogram("A hold: breathe out, begin chime, tones that rise and fall, end chime", dry,
                             start, end["end"] - start, 100, 3_200))
    save("chime", spectrogram("The open chime: a bowl whose modes beat, and die one after the other", dry,
                              0, 2 * RATE, 200, 5_000))
    phrase = [c for c in cues if c["kind"] == "speech"]
    pause = next(i for i in range(12, len(phrase)) if phrase[i]["frame"] - phrase[i - 1]["end"] > 8 * RATE)
    save("duck", levels("A phrase, and the bed under it: level in LUFS over 0.1 s", dry, bed,
                        phrase[pause]["frame"] - 5 * RATE, 26 * RATE))
    table.figure("pictures drawn", "3", "")


def save(name, text):
    with open(os.path.join(PLACE, name + ".svg"), "w") as file:
        file.write(text)


def frame(title, body, ticks_x, ticks_y):
    """An SVG with a title, `body` between its axes, and (place 0…1, label) along them."""
    width, height = WIDTH - LEFT - 12, HEIGHT - BOTTOM - TOP
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11">',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
             f'<text x="{LEFT}" y="16" fill="#222">{title}</text>', body(LEFT, TOP, width, height)]
    for part, label in ticks_x:
        x = LEFT + part * width
        lines.append(f'<path d="M{x:.1f} {TOP + height}v4" stroke="#444"/>'
                     f'<text x="{x:.1f}" y="{TOP + height + 16}" text-anchor="middle" fill="#444">{label}</text>')
    for part, label in ticks_y:
        y = TOP + (1 - part) * height
        lines.append(f'<path d="M{LEFT} {y:.1f}h-4" stroke="#444"/>'
                     f'<text x="{LEFT - 7}" y="{y + 4:.1f}" text-anchor="end" fill="#444">{label}</text>')
    return "\n".join([*lines, "</svg>", ""])


def seconds(length):
    total = length / RATE
    step = next(s for s in (0.25, 0.5, 1, 2, 5) if total / s < 15)
    return [(at / total, f"{at:g} s") for at in np.arange(0, total + 1e-6, step)]


def spectrogram(title, sound, start, length, low, high):
    columns, rows, size = 640, 160, 8_192
    before = min(start, size // 2)
    padded = np.pad(sound[start - before:start + length + size].mean(1), (size // 2 - before, 0))
    places = np.linspace(0, length, columns, endpoint=False).astype(int)
    window = np.hanning(size)
    power = np.array([np.abs(np.fft.rfft(padded[p:p + size] * window))**2 for p in places])
    # Octave by octave: the bins of each row, at least one.
    edges = low * (high / low)**(np.arange(rows + 1) / rows) * size / RATE
    image = np.array([power[:, int(a):max(int(a) + 1, int(np.ceil(b)))].max(1) for a, b in zip(edges, edges[1:])])
    decibels = 10 * np.log10(image / image.max() + 1e-9)
    grey = np.clip(np.round(-decibels / 60 * 15), 0, 15).astype(np.uint8)[::-1]
    data = base64.b64encode(png(grey)).decode()

    def body(x, y, width, height):
        return (f'<image x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="none" '
                f'href="data:image/png;base64,{data}"/>')
    octaves = [f for f in (125, 250, 500, 1_000, 2_000, 4_000) if low <= f <= high]
    return frame(title, body, seconds(length),
                 [(np.log(f / low) / np.log(high / low), f"{f:,} Hz".replace(",", " ")) for f in octaves])


def png(grey):
    """A PNG of 4 bits a pixel."""
    packed = (grey[:, ::2] << 4 | grey[:, 1::2]).astype(np.uint8)
    rows = b"".join(b"\0" + row.tobytes() for row in packed)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", grey.shape[1], grey.shape[0], 4, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def levels(title, voice, bed, start, length):
    low, high = -60, -10

    def curve(sound, colour, x, y, width, height):
        step = RATE // 20
        weighted = k_weighted(sound[start:start + length])
        power = (weighted**2).sum(1)
        sums = np.concatenate([[0], np.cumsum(power)])
        points = []
        for place in range(0, len(power) - 2 * step, step):
            value = -0.691 + 10 * np.log10((sums[place + 2 * step] - sums[place]) / (2 * step) + 1e-12)
            part = (min(max(value, low), high) - low) / (high - low)
            points.append(f"{x + (place + step) / length * width:.1f} {y + (1 - part) * height:.1f}")
        return f'<path d="M{" L".join(points)}" fill="none" stroke="{colour}" stroke-width="1.3"/>'

    def body(*box):
        x, y, width, height = box
        return "\n".join([
            f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#f6f6f6"/>',
            curve(voice, "#1f4e9c", *box), curve(bed, "#2f8f4e", *box),
            f'<text x="{x + width - 36}" y="16" text-anchor="end" fill="#1f4e9c">voice</text>',
            f'<text x="{x + width}" y="16" text-anchor="end" fill="#2f8f4e">bed</text>'])
    return frame(title, body, seconds(length),
                 [((v - low) / (high - low), str(v).replace("-", "−")) for v in range(low, high + 1, 10)])
