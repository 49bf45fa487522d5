"""Time segmentation and counting against jieba and its kin: python benchmarks/words.py CORPUS [--lines N] [--rounds N].

CORPUS is a text file, one text a line, or a .jsonl(.gz) of objects with "paragraphs" (or "text"). Every road reads the
same texts in the same run, round by round in turn, and the median of the rounds is shown; jieba and what is as slow
read a sample, spread evenly, and are compared by characters a second. "Same words" counts texts with exactly jieba's
words. On a busy machine, `--cpu` counts the processor's seconds, of all threads together, instead of the clock's.
"""

import argparse
import gzip
import importlib.metadata
import importlib.util
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba
from gensim.corpora import Dictionary

from mailuo.kernels.threads import thread_count
from mailuo.matrix import count_texts
from mailuo.tokens import boundaries, numbered, segment, warm
from mailuo.words import read_lexicon

PEERS = ("jieba", "jieba_fast", "rjieba")
LEAST, MOST = 5, 0.5  # documents, share: Dictionary.filter_extremes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--lines", type=int, help="read this many texts only")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sample", type=int, default=10, help="jieba and its kin read every n-th text")
    parser.add_argument("--cpu", action="store_true", help="count processor seconds instead of the clock's")
    parser.add_argument("--words", type=Path, help="a words folder: also time with its lexicon")
    parser.add_argument(
        "--no-identity", action="store_true", help="skip the comparison of all texts with jieba's words"
    )
    options = parser.parse_args()
    texts = read(options.corpus)[: options.lines]
    sample = texts[:: options.sample]
    jieba.setLogLevel(60)
    jieba.initialize()
    warm()
    print(description(options, texts, sample))
    peers = {name: cutter(name) for name in PEERS if importlib.util.find_spec(name)}
    print(table(roads(peers, texts, sample, options.words), options.rounds, options.cpu))
    if not options.no_identity:
        print(identity(peers, texts, sample))
    print(start_up(options.rounds))


def read(path: Path) -> list[str]:
    """Give the texts of a corpus."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        if ".jsonl" not in path.suffixes:
            return [line.rstrip("\n") for line in lines if line.strip()]
        records = [json.loads(line) for line in lines]
    return [text for record in records for text in record.get("paragraphs", [record.get("text", "")]) if text]


def description(options: argparse.Namespace, texts: Sequence[str], sample: Sequence[str]) -> str:
    """Give versions and parameters."""
    names = (*PEERS, "gensim", "numba", "numpy", "mailuo")
    found = [name for name in names if importlib.util.find_spec(name)]
    clock = "processor" if options.cpu else "clock"
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in found)
    return (
        f"{options.corpus.name}: {len(texts)} texts, {sum(map(len, texts))} characters; sample of {len(sample)} texts, "
        f"{sum(map(len, sample))} characters\nPython {platform.python_version()}, {versions}\n"
        f"{thread_count()} threads of {os.cpu_count()} processors, {clock} time, median of {options.rounds} rounds, "
        f"filter_extremes({LEAST}, {MOST})"
    )


def cutter(name: str) -> Callable[..., list[str]]:
    """Give the peer's function that cuts one text into a list of words, hmm on or off."""
    if name == "rjieba":
        import rjieba

        return rjieba.cut
    if name == "jieba_fast":
        import jieba_fast

        jieba_fast.setLogLevel(60)
        jieba_fast.dt.tmp_dir = tempfile.mkdtemp()  # its cache has jieba's name
        jieba_fast.initialize()
        return jieba_fast.lcut
    return jieba.lcut


def roads(
    peers: dict[str, Callable], texts: Sequence[str], sample: Sequence[str], words: Path | None
) -> dict[tuple[str, str], tuple[Callable[[], object], Sequence[str]]]:
    """Give what is timed: (task, road) to a function and the texts that it reads."""
    some = sample[:: max(1, len(sample) // 5000)]  # for what is as slow as jieba
    least = {name: sample if name == "rjieba" else some for name in peers}
    found: dict = {}
    for hmm in (True, False):
        task = f"words, HMM {'on' if hmm else 'off'}"
        for name, cut in peers.items():
            found[task, name] = (lambda cut=cut, name=name, hmm=hmm: cut_all(name, cut, least[name], hmm), least[name])
        found[task, "mailuo, boundaries"] = (lambda hmm=hmm: boundaries(texts, hmm=hmm), texts)
        found[task, "mailuo, ids"] = (lambda hmm=hmm: numbered(texts, lexicon=None, hmm=hmm), texts)
        found[task, "mailuo, lists of str"] = (lambda hmm=hmm: segment(texts, hmm=hmm), texts)
    task = "text to counts"
    for name, cut in peers.items():
        found[task, f"{name} + Dictionary"] = (lambda cut=cut, name=name: gensim_counts(cut, least[name]), least[name])
    ids = [str(number) for number in range(len(texts))]
    found[task, "mailuo"] = (lambda: count_texts(texts, ids=ids, min_documents=LEAST, max_share=MOST), texts)
    if words:
        lexicon = read_lexicon(words)
        found[task, "mailuo, lexicon"] = (
            lambda: count_texts(texts, ids=ids, lexicon=lexicon, min_documents=LEAST, max_share=MOST),
            texts,
        )
    return found


def cut_all(name: str, cut: Callable, texts: Sequence[str], hmm: bool) -> list[list[str]]:
    """Give the peer's words; rjieba takes no names of arguments."""
    return [cut(text, hmm) for text in texts] if name == "rjieba" else [cut(text, HMM=hmm) for text in texts]


def gensim_counts(cut: Callable, texts: Sequence[str]) -> list:
    """Count as gensim's users do."""
    documents = [cut(text) for text in texts]
    dictionary = Dictionary(documents)
    dictionary.filter_extremes(LEAST, MOST, keep_n=None)
    return [dictionary.doc2bow(document) for document in documents]


def table(found: dict, rounds: int, cpu: bool) -> str:
    """Time all roads in turn, *rounds* times, and give their speeds and ratios to jieba's (the task's first)."""
    clock = time.process_time if cpu else time.perf_counter
    times: dict = {key: [] for key in found}
    for _ in range(rounds):
        for key, (road, _texts) in found.items():
            begin = clock()
            road()
            times[key].append(clock() - begin)
    speeds = {key: sum(map(len, found[key][1])) / statistics.median(spent) for key, spent in times.items()}
    first: dict[str, float] = {}
    lines = [f"\n{'task':<16} {'road':<24} {'characters/s':>13} {'× jieba':>8} {'× rjieba':>8}"]
    for (task, road), speed in speeds.items():
        own = first.setdefault(task, speed)
        other = speeds.get((task, "rjieba"), speeds.get((task, "rjieba + Dictionary"), float("nan")))
        lines.append(f"{task:<16} {road:<24} {speed:>13,.0f} {speed / own:>8.1f} {speed / other:>8.1f}")
    return "\n".join(lines)


def identity(peers: dict[str, Callable], texts: Sequence[str], sample: Sequence[str]) -> str:
    """Give how many texts have exactly jieba's words: all of mailuo's, a sample of the peers'."""
    lines = [f"\n{'same words as jieba':<24} {'HMM on':>20} {'HMM off':>20}"]
    shares: dict[str, list[str]] = {}
    for hmm in (True, False):
        expected = [jieba.lcut(text, HMM=hmm) for text in texts]
        same = sum(map(list.__eq__, segment(texts, hmm=hmm), expected))
        shares.setdefault("mailuo", []).append(f"{same} of {len(texts)}")
        few = [jieba.lcut(text, HMM=hmm) for text in sample]
        for name, cut in peers.items():
            if name != "jieba":
                words = cut_all(name, cut, sample, hmm)
                shares.setdefault(name, []).append(f"{sum(map(list.__eq__, words, few))} of {len(sample)}")
    lines += [f"{name:<24} {on:>20} {off:>20}" for name, (on, off) in shares.items()]
    return "\n".join(lines)


def start_up(rounds: int) -> str:
    """Time new processes from start to the first words, caches warm; and one whose dictionary is built anew."""
    codes = {
        "nothing (Python alone)": "pass",
        "jieba": "import jieba; jieba.setLogLevel(60); jieba.lcut('重庆科技创新')",
        "mailuo": "from mailuo.tokens import segment; segment(['重庆科技创新'])",
        "mailuo, compiled loops": "from mailuo.tokens import boundaries; boundaries(['重庆科技创新'])",
    }
    lines = [f"\n{'start-up to first words':<32} {'seconds':>8}"]
    times: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(rounds):
        for name, code in codes.items():
            times[name].append(spent(code, os.environ))
    lines += [f"{name + ', warm':<32} {statistics.median(taken):>8.2f}" for name, taken in times.items()]
    from mailuo.cache import folder

    with tempfile.TemporaryDirectory() as empty:
        kernels = {**os.environ, "MAILUO_CACHE": empty, "NUMBA_CACHE_DIR": str(folder("kernels"))}
        lines.append(f"{'mailuo, no dictionary yet':<32} {spent(codes['mailuo, compiled loops'], kernels):>8.2f}")
    with tempfile.TemporaryDirectory() as empty:
        nothing = {**os.environ, "MAILUO_CACHE": empty, "NUMBA_CACHE_DIR": str(Path(empty) / "kernels")}
        lines.append(f"{'mailuo, nothing compiled yet':<32} {spent(codes['mailuo, compiled loops'], nothing):>8.2f}")
    return "\n".join(lines)


def spent(code: str, environment: dict[str, str]) -> float:
    """Give the seconds that a new process takes."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=dict(environment), check=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
