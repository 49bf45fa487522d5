"""Frames to files and back: CSV that spreadsheets open, and Parquet."""

import io
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

DIGITS = 6  # significant; what is computed with is never rounded


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write *frame* as UTF-8 with a byte order mark, for Excel; numbers with 6 significant digits, NaN as nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = frame.to_csv(index=False, float_format=f"%.{DIGITS}g", lineterminator="\n")
    path.write_bytes(text.encode("utf-8-sig"))


def read_csv(path: Path) -> pd.DataFrame:
    """Read what `write_csv` wrote."""
    return pd.read_csv(path, encoding="utf-8-sig")


def write_parquet(frame: pd.DataFrame, path: Path) -> None:
    """Write *frame* as Parquet, without an index."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), path)


def read_parquet(path: Path) -> pd.DataFrame:
    """Read what `write_parquet` wrote."""
    return pq.read_table(path).to_pandas()


def parquet_rows(data: bytes) -> list[dict[str, object]]:
    """Read the rows of a Parquet file given as bytes."""
    return pq.read_table(io.BytesIO(data)).to_pylist()
