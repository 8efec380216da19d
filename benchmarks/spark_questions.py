"""Have Spark answer the statements of `krjp sql`, and hold its answers against krjp's.

    pip install pyspark && python -m benchmarks.spark_questions [--questions N] [--seed N]

Asks N random questions (50 by default) of one random chronology each, as `python -m fuzz sql` does of DuckDB, in
Spark's local mode; it needs a Java. Five statements a question: both lists, and the counts in all, by one field
and by two. The records are read as Spark reads JSON Lines, with the types that docs/scale.md tells. Exit status 1
when an answer differs.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from pyspark.sql import SparkSession
from tests.sql.asking import ASKED, TYPES, chronology_of, compare, stored

if TYPE_CHECKING:
    from tests.sql.asking import Asked

# As Spark calls the types of DuckDB.
_NAMES = {"VARCHAR": "STRING", "STRUCT(": "STRUCT<", ")": ">"}


def schema() -> str:
    """The columns of the table, as Spark writes them."""
    columns = []
    for name, kind in TYPES.items():
        told = kind.removesuffix("[]")
        for here, there in _NAMES.items():
            told = told.replace(here, there)
        columns.append(f"{name} {f'ARRAY<{told}>' if kind != told and kind.endswith('[]') else told}")
    return ", ".join(columns)


def main() -> int:
    """Ask the questions."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.spark_questions", description=__doc__.split("\n")[0])
    parser.add_argument("--questions", type=int, default=50, metavar="N", help="how many (50)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="which (0)")
    asked = parser.parse_args()
    settings_of_spark = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "1", "spark.log.level": "ERROR"}
    builder = SparkSession.builder.master("local[1]")
    for name, value in settings_of_spark.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    answers, failures = 0, []

    def ask(question: Asked) -> None:
        nonlocal answers
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "events.jsonl"
            rows = stored(chronology_of(question.records))
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            spark.read.schema(schema()).json(str(path)).createOrReplaceTempView("events")
            try:
                answers += compare(question, "spark", _run)
            except Exception as error:  # what is looked for
                failures.append(f"{type(error).__name__}: {error!s:.1000} <- {question!r:.1000}")

    def _run(statement: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in spark.sql(statement).collect()]

    run = given(ASKED)(ask)
    run = settings(
        max_examples=asked.questions,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )(run)
    seed(asked.seed)(run)()
    sys.stdout.write(f"{asked.questions} questions, {answers} answers as krjp's, {len(failures)} failures\n")
    sys.stdout.writelines(f"  {failure}\n" for failure in failures[:20])
    spark.stop()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
