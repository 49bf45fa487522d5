"""The cache gives back what was stored, or nothing."""

import os

import pytest

from mailuo import cache


@pytest.fixture(autouse=True)
def empty_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("MAILUO_CACHE", str(tmp_path / "缓存"))


def test_what_is_stored_is_given_back():
    cache.store("kind", "a", b"bytes")
    assert cache.load("kind", "a") == b"bytes"


def test_what_was_never_stored_or_is_of_another_kind_is_none():
    cache.store("kind", "a", b"bytes")
    assert cache.load("kind", "b") is None
    assert cache.load("other", "a") is None


def test_a_damaged_entry_is_as_good_as_none():
    cache.store("kind", "a", b"bytes")
    path = cache.folder("kind") / "a"
    path.write_bytes(path.read_bytes()[:-1] + b"X")
    assert cache.load("kind", "a") is None
    path.write_bytes(b"")
    assert cache.load("kind", "a") is None


def test_what_is_stored_in_pieces_is_given_back_as_one():
    cache.store("kind", "a", (piece for piece in (b"by", b"", b"tes")))
    assert cache.load("kind", "a") == b"bytes"
    with cache.opened("kind", "a") as file:
        assert (file.read(2), file.read()) == (b"by", b"tes")


def test_keys_tell_apart_the_same_bytes_cut_elsewhere():
    assert cache.key("ab", "c") != cache.key("a", "bc")
    assert cache.key("重庆") == cache.key("重庆".encode())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps folders private by other means")
def test_the_folder_is_the_users_alone():
    assert cache.folder("kind").stat().st_mode & 0o077 == 0


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path):
    (cache.folder("kind") / "a").mkdir()
    cache.store("kind", "a", b"bytes")
    assert cache.load("kind", "a") is None
