"""Semicolons, cp1252, line ends inside quotes, numbers written in every style, and two title lines on top."""

from __future__ import annotations

from tests.evaluation.reading.recipe.writing import DOCUMENTS, expect, item, year

NAME = "export_prestaties_tegengas_2024.csv"
LINES = (
    "Stichting Tegengas – prestaties en kosten jongerenwerk 2024;;;;",
    "Beschikking VM/2024/00563;;;;opgesteld 14-02-2025",
    "Activiteit;Eenheid;Begroot;Werkelijk;Toelichting",
    'Straathoekwerk;uren;1.234,5;1.198,25;"rondes op\nvrijdag en zaterdag"',
    "Jongerencentrum ’t Slot;bezoeken;7500;7829;",
    'Huiswerkklas;deelnemers;40;ca. 40;"de lijst van maart;\nis kwijtgeraakt"',
    "Drankjes en hapjes;€;450;427.60;",
    "Zaalhuur café De Brug;€;600;585,07;rekening december volgt",
    'Meidenavond;bijeenkomsten;20;n.v.t.;"geen begeleidster,\n""hervat in 2025"""',
    "Rap- en schrijfworkshop;bijeenkomsten;12;11;",
    "Coördinatie;uren;416;416,00;",
    "Huisbezoek ouders;gesprekken;;63;niet afgesproken, wel gedaan",
    "Buurtfeest Spoorkwartier;€;1.500;€ 1.612,45;",
    "Vrijwillige begeleiders;vrijwilligersuren;2.000;2.146;",
)


def make() -> None:
    (DOCUMENTS / NAME).write_bytes("\r\n".join((*LINES, "")).encode("cp1252"))
    expect(
        NAME,
        kind="figures",
        organisation="Stichting Tegengas",
        grant_number="VM/2024/00563",
        period=year(2024),
        activities=[
            item("Straathoekwerk", "hours", 1234.5, 1198.25),
            item("Jongerencentrum ’t Slot", "participations", 7500, 7829),
            item("Huiswerkklas", "unique_participants", 40, 40, qualifier="circa"),
            item("Drankjes en hapjes", "euro", 450, 427.60),
            item("Zaalhuur café De Brug", "euro", 600, 585.07),
            item("Meidenavond", "count", 20, None),
            item("Rap- en schrijfworkshop", "count", 12, 11),
            item("Coördinatie", "hours", 416, 416),
            item("Huisbezoek ouders", "count", None, 63),
            item("Buurtfeest Spoorkwartier", "euro", 1500, 1612.45),
            item("Vrijwillige begeleiders", "volunteer_hours", 2000, 2146),
        ],
        issues=["encoding_guessed"],
    )


if __name__ == "__main__":
    make()
