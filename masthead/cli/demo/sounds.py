"""Makes the demo's recordings and documents: a bell as a WAV file, and plain PDF files."""

from __future__ import annotations

import io
import math
import struct
import wave
from collections.abc import Sequence

RATE = 16_000
"""Samples a second."""
PARTIALS = ((0.5, 0.35, 1.2), (1.0, 1.0, 2.2), (1.19, 0.6, 2.6), (1.5, 0.45, 3.4), (2.0, 0.5, 4.5), (2.74, 0.25, 6.0))
"""Frequency ratio, loudness and decay of each tone in the sound of a bell."""


def bell(seconds: float = 3.0, strokes: Sequence[float] = (0.0, 0.6)) -> bytes:
    """A WAV file (mono, 16 bit) of a bell that is struck at the given moments, in seconds."""
    samples = [0.0] * int(seconds * RATE)
    for stroke in strokes:
        start = int(stroke * RATE)
        for index in range(start, len(samples)):
            moment = (index - start) / RATE
            samples[index] += sum(
                loudness * math.exp(-decay * moment) * math.sin(2 * math.pi * 350 * ratio * moment)
                for ratio, loudness, decay in PARTIALS
            )
    loudest = max(abs(sample) for sample in samples) or 1.0
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", int(sample / loudest * 28_000)) for sample in samples))
    return data.getvalue()


def pdf(title: str, lines: Sequence[str]) -> bytes:
    """A PDF of one page with a title and lines of Latin text (PDF 1.4, ISO 32000-1 section 7.5)."""
    text = ["BT /F1 18 Tf 72 770 Td", f"({_escaped(title)}) Tj", "/F1 11 Tf 0 -36 Td 16 TL"]
    text += [f"({_escaped(line)}) Tj T*" for line in lines]
    stream = "\n".join([*text, "ET"]).encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
