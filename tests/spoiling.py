"""What spoils a document, in its bytes or in its structure: for every test that reads spoiled ones."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Sequence
from typing import Any

BITS = [
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b",",
    b":",
    b"\\u",
    b"\\ud800",
    b"\xff",
    b"\x00",
    b"\xef\xbb\xbf",
    b"NaN",
    b"-",
    b"1e9",
    b"null",
    b"\xcc\x81",
]


def spoil_bytes(rng: random.Random, data: bytes) -> bytes:
    raw = bytearray(data)
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(raw) + 1)
        way = rng.randrange(5)
        if way == 0 and at < len(raw):
            raw[at] ^= 1 << rng.randrange(8)
        elif way == 1:
            raw[at:at] = rng.choice(BITS)
        elif way == 2:
            del raw[at : at + rng.randrange(1, 20)]
        elif way == 3:
            raw[at:at] = raw[at : at + rng.randrange(40)]
        else:
            del raw[at:]
    return bytes(raw)


def spoiled_structure(rng: random.Random, document: Any, junk: Sequence[Any], keys: Sequence[str]) -> bytes:
    """``document`` with one or two members replaced, taken away, doubled or put where none was; ``document`` itself is changed."""
    for _ in range(rng.randrange(1, 3)):
        _spoil(rng, document, junk, keys)
    return json.dumps(document, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")


def _spoil(rng: random.Random, node: Any, junk: Sequence[Any], keys: Sequence[str]) -> None:
    while True:
        steps = list(node) if isinstance(node, dict) else range(len(node))
        if not steps:
            return
        step = rng.choice(steps)
        if isinstance(node[step], (dict, list)) and node[step] and rng.random() < 0.8:
            node = node[step]
            continue
        break
    way = rng.randrange(4)
    if way == 0:
        node[step] = copy.deepcopy(rng.choice(junk))
    elif way == 1:
        del node[step]
    elif isinstance(node, dict):
        node[rng.choice(keys)] = node[step] if way == 2 else copy.deepcopy(rng.choice(junk))
    else:
        node.insert(step, node[step] if way == 2 else copy.deepcopy(rng.choice(junk)))
