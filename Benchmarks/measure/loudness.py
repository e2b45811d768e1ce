"""Our own reading of sound: files, K-weighted loudness, pitch, clicks. Nothing here is shared with what it judges."""
import re
import subprocess
import wave

import numpy as np

RATE = 48_000


def read(path):
    """All frames of a 16-bit stereo WAV, −1…1."""
    with wave.open(path) as file:
        assert file.getframerate() == RATE and file.getnchannels() == 2 and file.getsampwidth() == 2
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2) / 32_768


def write(path, sound):
    with wave.open(path, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.clip(np.round(sound * 32_768), -32_768, 32_767).astype("<i2").tobytes())


def ebur128(path):
    """Integrated loudness in LUFS and true peak in dBFS, as ffmpeg measures them."""
    done = subprocess.run(["ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", "ebur128=peak=true:framelog=verbose",
                           "-f", "null", "-"], check=True, capture_output=True, text=True)
    summary = done.stderr[done.stderr.rindex("Summary:"):]
    return (float(re.search(r"I:\s+(-?[\d.]+|-inf) LUFS", summary).group(1)),
            float(re.search(r"Peak:\s+(-?[\d.]+|-inf) dBFS", summary).group(1)))


def k_weight(frequencies):
    """The magnitude of ITU-R BS.1770's two filters at 48 kHz."""
    z = np.exp(-2j * np.pi * frequencies / RATE)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2)
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.abs(shelf * high)


def k_weighted(sound):
    """The sound as loudness hears it, piece by piece so that an hour fits into memory."""
    out = np.empty_like(sound)
    length, margin = 1 << 20, 1 << 13
    for start in range(0, len(sound), length):
        first, last = max(0, start - margin), min(len(sound), start + length + margin)
        spectrum = np.fft.rfft(sound[first:last], axis=0)
        spectrum *= k_weight(np.fft.rfftfreq(last - first, 1 / RATE))[:, None]
        piece = np.fft.irfft(spectrum, last - first, axis=0)
        out[start:start + length] = piece[start - first:start - first + length]
    return out


def level(weighted):
    """LUFS of a stretch that was K-weighted, ungated."""
    return -0.691 + 10 * np.log10(max((weighted**2).sum(1).mean(), 1e-12))


def loudness(weighted):
    """The same with the gates of BS.1770: 400 ms blocks, −70 LUFS, then 10 LU under their mean."""
    block, hop = RATE * 2 // 5, RATE // 10
    if len(weighted) < block:
        return level(weighted)
    power = np.concatenate([[0], np.cumsum((weighted**2).sum(1))])
    starts = np.arange(0, len(weighted) - block + 1, hop)
    blocks = (power[starts + block] - power[starts]) / block
    blocks = blocks[blocks > 10**((-70 + 0.691) / 10)]
    if not len(blocks):
        return -np.inf
    return -0.691 + 10 * np.log10(blocks[blocks > blocks.mean() / 10].mean())


def pitch(sound):
    """The strongest frequency of a short stretch in Hz, between its bins."""
    mono = sound.mean(1) * np.hanning(len(sound))
    power = np.abs(np.fft.rfft(mono, 1 << 16))
    top = int(power[1:].argmax()) + 1
    a, b, c = np.log(power[top - 1:top + 2] + 1e-12)
    return (top + (a - c) / (2 * (a - 2 * b + c))) * RATE / (1 << 16)


def clicks(mono, threshold=9):
    """How often a frame bends so much more than the 20 ms around it that a click is heard."""
    bend = np.abs(np.diff(mono, 2))
    power = np.concatenate([[0], np.cumsum(bend**2)])
    places = np.arange(len(bend))
    first, last = np.maximum(0, places - 480), np.minimum(len(bend), places + 480)
    mean = np.sqrt((power[last] - power[first]) / (last - first))
    # Rounding to 16 bits alone moves the second difference by four steps.
    found = np.flatnonzero((bend > threshold * mean) & (bend > 8 / 32_768))
    return int((np.diff(found, prepend=-RATE) > 480).sum())
