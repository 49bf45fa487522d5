"""Frames to files and back: CSV that spreadsheets open, and Parquet."""

import contextlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

DIGITS = 6  # significant; what is computed with is never rounded
ROWS_AT_ONCE = 2**18


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write *frame* as UTF-8 with a byte order mark, for Excel; numbers with 6 significant digits, NaN as nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        frame.to_csv(file, index=False, float_format=f"%.{DIGITS}g", lineterminator="\n")


def read_csv(path: Path) -> pd.DataFrame:
    """Read what `write_csv` wrote."""
    return pd.read_csv(path, encoding="utf-8-sig")


def write_parquet(parts: pd.DataFrame | Iterable[pd.DataFrame], path: Path) -> None:
    """Write a frame as Parquet, without an index; one that comes in parts of like columns is never held whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as closing:
        writer = None
        for frame in gathered([parts] if isinstance(parts, pd.DataFrame) else parts):
            table = pa.Table.from_pandas(frame, schema=arrow_schema(frame), preserve_index=False)
            writer = writer or closing.enter_context(pq.ParquetWriter(path, table.schema))
            writer.write_table(table)


def gathered(parts: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Give the rows of *parts* in their order, in frames of about a quarter of a million rows."""
    held: list[pd.DataFrame] = []
    for part in parts:
        held.append(part)
        if sum(map(len, held)) >= ROWS_AT_ONCE:
            yield pd.concat(held, ignore_index=True)
            held = []
    if held:
        yield pd.concat(held, ignore_index=True)


def arrow_schema(frame: pd.DataFrame) -> pa.Schema:
    """Give the types of Arrow for *frame*; a column of objects is text even where all of it is missing."""
    inferred = pa.Schema.from_pandas(frame, preserve_index=False)
    for place, field in enumerate(inferred):
        if pa.types.is_null(field.type):
            inferred = inferred.set(place, field.with_type(pa.string()))
    return inferred


def read_parquet(path: Path) -> pd.DataFrame:
    """Read what `write_parquet` wrote."""
    return pq.read_table(path).to_pandas()


def parquet_rows(data: bytes) -> list[dict[str, object]]:
    """Read the rows of a Parquet file given as bytes."""
    return pq.read_table(io.BytesIO(data)).to_pylist()
