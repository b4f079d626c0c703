"""An export of a registration system: utf-8 with a mark in front, commas, everything quoted, a row per quarter."""

from __future__ import annotations

import csv
import io
from typing import Any

from tests.evaluation.reading.recipe.writing import DOCUMENTS, expect, item, year

NAME = "activiteitenexport_2023_20240115_0902.csv"
COLUMNS = ("Kwartaal", "Wijk", "Activiteit", "Uren gepland", "Uren uitgevoerd", "Unieke deelnemers", "Deelnames")
ENDS = ("03-31", "06-30", "09-30", "12-31")

# quarter, district, activity, planned hours, realised hours, unique people, visits
Line = tuple[int, str, str, float | None, float | None, int | None, int | None]
LINES: tuple[Line, ...] = (
    (1, "Singelwijk", "Scheidingsspreekuur", 36, 34.5, 21, 44),
    (1, "Singelwijk", "Budgetkring", 24, 24, 9, 51),
    (1, "Molenkamp", "Scheidingsspreekuur", 36, 31.25, 17, 30),
    (1, "Molenkamp", "Ouderkamer", 60, 66, 48, 402),
    (1, "Onbekend", "Telefonische hulplijn", 156, 149.75, None, 1204),
    (2, "Singelwijk", "Scheidingsspreekuur", 36, 39, 26, 52),
    (2, "Singelwijk", "Budgetkring", 24, 20, 8, 40),
    (2, "Molenkamp", "Scheidingsspreekuur", 36, 36, 19, 35),
    (2, "Molenkamp", "Ouderkamer", 60, 57.5, 45, 371),
    (2, "Onbekend", "Telefonische hulplijn", 156, 158.25, None, 1187),
    (3, "Singelwijk", "Scheidingsspreekuur", 24, 27, 15, 29),
    (3, "Singelwijk", "Budgetkring", 0, 0, 0, 0),
    (3, "Molenkamp", "Ouderkamer", 36, 30, 33, 190),
    (3, "Onbekend", "Telefonische hulplijn", 156, 141, None, 986),
    (4, "Singelwijk", "Scheidingsspreekuur", 36, 41.5, 29, 61),
    (4, "Singelwijk", "Budgetkring", 24, 25.5, 11, 63),
    (4, "Molenkamp", "Scheidingsspreekuur", 36, 38, 22, 41),
    (4, "Molenkamp", "Ouderkamer", 60, 63, 52, 437),
    (4, "Molenkamp", 'Training "Nee zeggen, ja voelen"', None, 18, 12, 66),
    (4, "Onbekend", "Telefonische hulplijn", 156, 163.5, None, 1342),
)


def make() -> None:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for quarter, district, activity, planned, done, people, visits in LINES:
        writer.writerow(
            (f"2023-Q{quarter}", district, activity, _hours(planned), _hours(done), _whole(people), _whole(visits))
        )
    (DOCUMENTS / NAME).write_bytes(out.getvalue().encode("utf-8-sig"))
    items: list[dict[str, Any]] = []
    for quarter, _, activity, planned, done, people, visits in LINES:
        period = {"start": f"2023-{3 * quarter - 2:02}-01", "end": f"2023-{ENDS[quarter - 1]}"}
        items.append(item(activity, "hours", planned, done, period=period))
        items.append(item(activity, "unique_participants", None, people, period=period))
        items.append(item(activity, "participations", None, visits, period=period))
    # nothing in the file says whose figures these are
    expect(
        NAME,
        kind="figures",
        organisation=None,
        programme=None,
        grant_number=None,
        period=year(2023),
        activities=items,
    )


def _hours(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


if __name__ == "__main__":
    make()
