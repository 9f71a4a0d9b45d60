"""An analysis as a small block of bytes: number arrays and a table of lemmas, compressed; never pickle."""

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable
from itertools import accumulate, chain
from operator import add, sub

from lerende_evaluatie.domain.analysis import Analysis

_FORMAT = 1
_HEAD = struct.Struct("<BIII")
_LEVEL = 3


def pack(analysis: Analysis) -> bytes:
    """Return `analysis` as bytes; the same analysis always gives the same bytes."""
    table = {lemma: number for number, lemma in enumerate(dict.fromkeys(analysis.lemmas))}
    words = json.dumps([list(table), sorted(analysis.verbs.items())], separators=(",", ":")).encode("ascii")
    parts = (
        _HEAD.pack(_FORMAT, len(words), len(analysis.starts), len(analysis.sentences)),
        words,
        _numbers(map(sub, analysis.starts, chain((0,), analysis.starts))),
        _numbers(map(sub, analysis.ends, analysis.starts)),
        _numbers(map(table.__getitem__, analysis.lemmas)),
        _numbers(chain.from_iterable(analysis.sentences)),
    )
    return zlib.compress(b"".join(parts), _LEVEL)


def unpack(data: bytes) -> Analysis | None:
    """Return the analysis in `data`, or None when it is damaged or in another format: it can be made again."""
    try:
        return _unpack(zlib.decompress(data))
    except (zlib.error, struct.error, ValueError, IndexError, TypeError):
        return None


def _unpack(raw: bytes) -> Analysis | None:
    form, length, tokens, sentences = _HEAD.unpack_from(raw)
    if form != _FORMAT:
        return None
    place = _HEAD.size + length
    table, verbs = json.loads(raw[_HEAD.size : place])
    numbers = _read_numbers(raw[place:])
    if len(numbers) != 3 * tokens + 2 * sentences:
        return None
    starts = list(accumulate(numbers[:tokens]))
    borders = numbers[3 * tokens :].tolist()
    return Analysis(
        starts=starts,
        ends=list(map(add, starts, numbers[tokens : 2 * tokens])),
        lemmas=[table[number] for number in numbers[2 * tokens : 3 * tokens]],
        sentences=list(zip(borders[::2], borders[1::2], strict=True)),
        verbs=dict(verbs),
    )


def _numbers(values: Iterable[int]) -> bytes:
    return _little_endian(array("i", values)).tobytes()


def _read_numbers(raw: bytes) -> "array[int]":
    numbers = array("i")
    numbers.frombytes(raw)
    return _little_endian(numbers)


def _little_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
