"""Texts to code points, and code points to what they are: letters or figures, or some marks."""

import functools

import numpy as np

PLANES = 0x40000  # code points among which all letters are: planes 0 to 3


def codes_of(text: str) -> np.ndarray:
    """Give (n_characters,) the code points of *text*; a lone surrogate is one too."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def among(codes: np.ndarray, marks: str) -> np.ndarray:
    """Tell of each code point whether it is one of *marks*."""
    return table_of(marks).take(codes, mode="clip")


def are_letters(codes: np.ndarray) -> np.ndarray:
    """Tell of each code point whether it is a letter or a figure, as `str.isalnum` does."""
    return letters_table().take(codes, mode="clip")


@functools.cache
def table_of(marks: str) -> np.ndarray:
    """Give for each code point up to the last of *marks*, and one more, whether it is one of them."""
    table = np.zeros(max(map(ord, marks)) + 2, bool)
    table[[ord(mark) for mark in marks]] = True
    return table


@functools.cache
def letters_table() -> np.ndarray:
    """Give for each code point of the planes that have letters whether it is one, or a figure."""
    return np.array([chr(code).isalnum() for code in range(PLANES)])
