"""Articles to records: the JSON object that stands for an article, and back."""

import datetime
from collections.abc import Mapping

from .records import Article, Block, DateSpan, Evidence, Link, Reprint


def record(article: Article) -> dict:
    """Give the JSON record of *article*: every key always, null where there is nothing."""
    return {
        "page": article.page,
        "id": article.id,
        "kind": article.kind,
        "headline": article.headline,
        "kicker": article.kicker,
        "deck": article.deck,
        "rubric": article.rubric,
        "authors": list(article.authors),
        "continued_from": record_of_link(article.continued_from),
        "continued_on": record_of_link(article.continued_on),
        "reprint_of": article.reprint_of
        and {
            "page": article.reprint_of.page,
            "article": article.reprint_of.article,
            "direction": article.reprint_of.direction,
        },
        "date": record_of_date(article.date),
        "blocks": [record_of_block(block) for block in article.blocks],
    }  # fmt: skip


def record_of_link(link: Link | None) -> dict | None:
    """Give the record of a link."""
    return link and {"page": link.page, "article": link.article}


def record_of_date(date: DateSpan | None) -> dict | None:
    """Give the record of a date."""
    return date and {
        "earliest": date.earliest.isoformat(),
        "latest": date.latest.isoformat(),
        "precision": date.precision,
        "evidence": date.evidence and {"text": date.evidence.text, "span": list(date.evidence.span)},
    }


def record_of_block(block: Block) -> dict:
    """Give the record of a block."""
    return {
        "role": block.role,
        "text": block.text,
        "spans": [list(span) for span in block.spans],
        "confidence": round(block.confidence, 2),
        "reason": block.reason,
    }


def from_record(record: Mapping) -> Article:
    """Give the article that *record* stands for."""
    date, reprint = record.get("date"), record.get("reprint_of")
    return Article(
        id=record["id"],
        page=record["page"],
        kind=record["kind"],
        headline=record.get("headline"),
        kicker=record.get("kicker"),
        deck=record.get("deck"),
        rubric=record.get("rubric"),
        authors=tuple(record.get("authors") or ()),
        blocks=tuple(block_of(block) for block in record["blocks"]),
        date=date and date_of(date),
        continued_from=link_of(record.get("continued_from")),
        continued_on=link_of(record.get("continued_on")),
        reprint_of=reprint and Reprint(reprint["page"], reprint["article"], reprint["direction"]),
    )


def block_of(record: Mapping) -> Block:
    """Give the block that *record* stands for."""
    spans = tuple((start, end) for start, end in record["spans"])
    return Block(record["role"], record["text"], spans, record["confidence"], record["reason"])


def link_of(record: Mapping | None) -> Link | None:
    """Give the link that *record* stands for."""
    return Link(record["page"], record["article"]) if record else None


def date_of(record: Mapping) -> DateSpan:
    """Give the date that *record* stands for."""
    found = record.get("evidence")
    evidence = Evidence(found["text"], tuple(found["span"])) if found else None
    earliest, latest = (datetime.date.fromisoformat(record[end]) for end in ("earliest", "latest"))
    return DateSpan(earliest, latest, record["precision"], evidence)
