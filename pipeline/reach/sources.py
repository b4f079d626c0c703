"""The texts of a report that may say where and for whom: of each activity, and of the document as a whole.

Each source gives: document, activity_id (null for the document), tier (what weighs most is lowest), ground, use, head
(the kind that the head of its column or field names, or null), text and location.
"""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from pipeline.activity_names import core, is_general, is_overhead, is_same
from pipeline.reach.words import expression, fold, sentences, word_list
from pipeline.tables import Tables

SCHEMA = pl.Schema({
    "document": pl.String(), "activity_id": pl.String(), "tier": pl.Int32(), "ground": pl.String(),
    "use": pl.String(), "head": pl.String(), "text": pl.String(), "location": pl.String(),
})  # fmt: skip
OWN, GROUPED, FIELD, COVER, TOLD, ORGANISATION = range(1, 7)
"""Tiers: an activity has what the lowest tier says; those from FIELD on hold for all activities of a document."""
SURE_TO = COVER
"""Up to this tier the report says it of the activity or of itself; after it, it only follows."""
_LINKED = ("section", "name")
"""Links of a passage to an activity that stands under its heading or is called by its name."""
_COVER_PASSAGES = 4
_COVER_WORDS = 20


def texts(tables: Tables) -> pl.DataFrame:
    """Every text that may say it, of all documents, in a fixed order; none of them from a story."""
    rows = own_rows(tables.activities)
    found = [
        *_of_rows(rows), _sections(rows, tables.columns), _cells(rows, tables), _told(tables, rows),
        _fields(tables), _pairs(tables), _covers(tables), *_named_on_top(tables.documents),
    ]  # fmt: skip
    held = pl.concat([frame.select(SCHEMA.names()).cast(dict(SCHEMA)) for frame in found])  # type: ignore[arg-type]
    written = pl.col("text").str.strip_chars() != ""
    return held.filter(written).unique().sort(SCHEMA.names(), nulls_last=True)


def own_rows(activities: pl.DataFrame) -> pl.DataFrame:
    """The data rows, with the first row of their activity as `first` and where they stand as `location`."""
    first = pl.col("activity_id").sort_by("position").first().over("document", "section", "activity")
    return activities.filter(pl.col("row_kind") == "data").with_columns(first.alias("first"), _location())


def _location() -> pl.Expr:
    page, sheet = pl.format("pagina {}", "page"), pl.format("blad {}", "sheet")
    row = pl.format("rij {}", "row")
    return pl.concat_str(pl.coalesce(sheet, page), row, separator=", ", ignore_nulls=True).alias("location")


def _of_rows(rows: pl.DataFrame) -> list[pl.DataFrame]:
    """Name, unit and remark of each activity."""
    return [
        _source(rows, "activity", OWN, "name", "label"),
        _source(rows, "unit", OWN, "unit", "label"),
        _source(rows, "note", TOLD, "note", "told"),
    ]


def _source(rows: pl.DataFrame, text: str, tier: int, ground: str, use: str) -> pl.DataFrame:
    return rows.select(
        "document", "location", activity_id="first", text=text, tier=tier, ground=pl.lit(ground), use=pl.lit(use),
        head=pl.lit(None, pl.String),
    )  # fmt: skip


def _sections(rows: pl.DataFrame, columns: pl.DataFrame) -> pl.DataFrame:
    """The heading of each activity: a column headed Wijk is as good as its name, as is 'Activiteiten voor ouderen'."""
    headed = columns.filter(pl.col("meaning") == "section").select("document", "table", _head("heading")).drop_nulls()
    held = rows.join(headed.unique(["document", "table"]), on=["document", "table"], how="left", maintain_order="left")
    is_for = pl.col("section").str.contains(r"(?i)\bvoor\b")
    return _source(held.drop("head"), "section", GROUPED, "section", "label").with_columns(
        head=held["head"],
        tier=pl.when(held["head"].is_not_null() | held.select(is_for.fill_null(False)).to_series())
        .then(OWN)
        .otherwise(GROUPED),
        ground=pl.when(held["head"].is_not_null()).then(pl.lit("column")).otherwise(pl.lit("section")),
        use=pl.when(held["head"].is_not_null()).then(pl.lit("cell")).otherwise(pl.lit("label")),
    )


def _cells(rows: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """The cells of an activity's row in columns headed Wijk or Doelgroep."""
    place = ["document", "table", "column"]
    headed = tables.columns.select(*place, _head("heading")).drop_nulls().unique(place)
    # ACTIVITIES has the row of the address, CELLS that of the table
    row = pl.col("cell").str.extract(r"(\d+)").cast(pl.Int32).alias("row")
    cells = tables.cells.join(headed, on=place).select("document", "table", row, "cell", "text", "head")
    held = rows.select("document", "table", "row", "first", "page", "sheet").join(
        cells, on=["document", "table", "row"]
    )
    where = pl.concat_str(
        pl.coalesce(pl.format("blad {}", "sheet"), pl.format("pagina {}", "page")), pl.format("cel {}", "cell"),
        separator=", ", ignore_nulls=True,
    )  # fmt: skip
    return held.select(
        "document", "text", "head", activity_id="first", tier=OWN, ground=pl.lit("column"), use=pl.lit("cell"),
        location=where,
    )  # fmt: skip


def _told(tables: Tables, rows: pl.DataFrame) -> pl.DataFrame:
    """Running text on an activity: under its heading, or a sentence that names it."""
    passages = _running(tables.passages)
    links = tables.links.select("passage_id", "activity_id")
    owners = rows.select("activity", activity_id="first", owner="document").unique()
    linked = passages.join(links, on="passage_id").join(owners, on="activity_id").with_columns(document="owner")
    under = linked.filter(pl.struct("section", "activity").map_elements(_is_headed, pl.Boolean))
    columns = ["document", "activity_id", "text", "location"]
    return pl.concat([under.select(columns), _naming(passages, rows).select(columns)]).with_columns(
        tier=TOLD, ground=pl.lit("text"), use=pl.lit("told"), head=pl.lit(None, pl.String)
    )


def _is_headed(row: dict[str, str | None]) -> bool:
    """Whether the heading of a passage is the name of the activity that it is linked to."""
    return bool(row["section"] and row["activity"]) and is_same(core(row["section"] or ""), core(row["activity"] or ""))


def _naming(passages: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The sentences of the same report that hold the telling words of an activity's name."""
    split = passages.select("document", "location", pl.col("text").map_elements(_sentences, _TEXTS)).explode("text")
    said = split.drop_nulls("text").with_columns(words=_padded("text"))
    names = rows.select("document", "activity", activity_id="first").drop_nulls().unique()
    names = names.filter(_is_telling(names["activity"])).with_columns(name=_padded("activity"))
    pairs = said.join(names, on="document")
    return pairs.filter(pl.col("words").str.contains(pl.col("name"), literal=True))


_TEXTS = pl.List(pl.String())


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _padded(text: str) -> pl.Expr:
    return pl.col(text).map_elements(lambda one: f" {core(one)} ", pl.String)


def _is_telling(names: pl.Series) -> pl.Series:
    return pl.Series([not is_general(name) and not is_overhead(name) for name in names], dtype=pl.Boolean)


def _running(passages: pl.DataFrame) -> pl.DataFrame:
    located = pl.coalesce(
        pl.format("blad {}", "sheet"), pl.format("pagina {}", "page"), pl.format("kopje {}", "section")
    )
    return passages.filter(pl.col("story_id").is_null()).with_columns(location=located)


def _fields(tables: Tables) -> pl.DataFrame:
    """'Doelgroep: ouderen' in a line of the report: of the activity that the line is about, else of the document."""
    lines = _running(tables.passages).with_columns(found=pl.col("text").map_elements(_read_fields, _FIELDS))
    held = lines.explode("found").unnest("found", separator="_").filter(pl.col("found_head").is_not_null())
    links = tables.links.filter(pl.col("ground").is_in(_LINKED)).select("passage_id", "activity_id", owner="document")
    about = held.join(links, on="passage_id", how="left", maintain_order="left")
    alone = pl.col("found_text").n_unique().over("document", "found_head") == 1
    return about.filter(pl.col("activity_id").is_not_null() | alone).select(
        "document", "activity_id", "location", text="found_text", head="found_head", use=pl.lit("cell"),
        ground=pl.lit("field"), tier=pl.when(pl.col("activity_id").is_null()).then(FIELD).otherwise(OWN),
    )  # fmt: skip


_FIELDS = pl.List(pl.Struct({"head": pl.String(), "text": pl.String()}))


def _read_fields(text: str) -> list[dict[str, str]]:
    """'Doelgroep: ouderen – Wijk: Oost' → what stands under each head, up to the next."""
    found = list(_field().finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [
        {"head": kind, "text": text[one.end() : end].strip(" –-|;,\n").split("\n")[0]}
        for one, end in zip(found, ends, strict=False)
        if (kind := _kind(one[1]))
    ]


@cache
def _field() -> re.Pattern[str]:
    words = (word for name in ("place_heads", "group_heads") for word in word_list("places")[name])
    heads = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[\n|;–-])|(?<=[.;] ))\s*({heads}|[A-Z][\w ]{{2,30}}?)\s*:\s", re.IGNORECASE)


def _pairs(tables: Tables) -> pl.DataFrame:
    """'Doelgroep | ouderen' in a table on the cover, which holds no activities."""
    place = ["document", "table"]
    loose = tables.cells.join(tables.columns.select(place).unique(), on=place, how="anti")
    heads = loose.with_columns(_head("text")).filter(pl.col("head").is_not_null())
    beside = loose.select(*place, "row", value="text", column=pl.col("column") - 1)
    held = heads.select(*place, "row", "column", "head", "page", "sheet").join(beside, on=[*place, "row", "column"])
    where = pl.coalesce(pl.format("blad {}", "sheet"), pl.format("pagina {}", "page"))
    return held.select(
        "document", "head", text="value", activity_id=pl.lit(None, pl.String), tier=FIELD, ground=pl.lit("field"),
        use=pl.lit("cell"), location=where,
    )  # fmt: skip


def _covers(tables: Tables) -> pl.DataFrame:
    """Titles, and the short lines under them: the first of a report, above its first chapter."""
    running = _running(tables.passages).sort("document", "position")
    top = running.group_by("document", maintain_order=True).head(_COVER_PASSAGES)
    under_title = pl.col("section").is_null() | (pl.col("section") == pl.col("section").first().over("document"))
    short = (pl.col("text").str.split(" ").list.len() <= _COVER_WORDS) & ~pl.col("text").str.contains(r"[.!?][”\"]?$")
    lines = top.filter(under_title & short & ~_is_not_cover("text")).select("document", "location", "text")
    titles = top.filter(pl.col("section").is_not_null()).group_by("document", maintain_order=True).first()
    held = pl.concat([lines, titles.select("document", "location", text="section")])
    return held.with_columns(
        activity_id=pl.lit(None, pl.String), tier=COVER, ground=pl.lit("title"), use=pl.lit("label"),
        head=pl.lit(None, pl.String),
    )  # fmt: skip


def _named_on_top(documents: pl.DataFrame) -> list[pl.DataFrame]:
    """The programme, and the name of who reports."""
    shared = {"activity_id": pl.lit(None, pl.String), "use": pl.lit("label"), "location": pl.lit(None, pl.String)}
    return [
        documents.select(
            "document", text=name, tier=tier, ground=pl.lit(ground), head=pl.lit(None, pl.String), **shared
        )
        for name, tier, ground in (("programme", COVER, "title"), ("organisation", ORGANISATION, "organisation"))
    ]


def _is_not_cover(text: str) -> pl.Expr:
    words = expression(tuple(word_list("places")["not_cover"]))
    return pl.col(text).map_elements(lambda line: bool(words.search(fold(line))), pl.Boolean)


def _head(heading: str) -> pl.Expr:
    """The kind that a header or the head of a field names, else null."""
    return pl.col(heading).map_elements(_kind, pl.String).alias("head")


def _kind(heading: str) -> str | None:
    said = re.sub(r"[^\w ]+", " ", fold(heading))
    said = " ".join(said.split())
    if said in word_list("places")["place_heads"]:
        return "district"
    return "target_group" if said in word_list("places")["group_heads"] else None
