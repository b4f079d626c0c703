"""Export in UTF-16 with tabs: dates and hours written in several ways, and a total that does not add up."""

from __future__ import annotations

from _files import keep

NAME = "uren_export_trefpunt_Q2.txt"
LINES = [
    ["Buurthuis 't Trefpunt", "", "", "", ""],
    ["Urenoverzicht activiteiten 1 april t/m 30 juni 2024", "", "", "", ""],
    [""],
    ["Datum", "Activiteit", "Geplande uren", "Gerealiseerde uren", "Opmerking"],
    ["3-4-2024", "Lentelunch buurtbewoners", "12,5", "12:30", ""],
    ["2024-04-10", "Repaircafé april", "16", "14u30", "één reparateur ziek"],
    ["17 april 2024", "Kledingruil", "8:00", "9,25", "drukker dan verwacht, goede sfeer"],
    ["24/04/24", "Voorbereiding Koningsdag", "20", "22u00", ""],
    ["wo 8 mei 2024", "Moederdagontbijt", "6,5", "6:15", ""],
    ["15.05.2024", "Repaircafé mei", "16", "16:45", ""],
    ["29 mei '24", "Buurtdiner", "24u00", "26,5", "nieuwe vrijwilligers uit de flat deden mee"],
    ["5-6-24", "Opruimdag Kolkplein", "18:00", "0", "afgelast wegens onweer"],
    ["19 juni 2024", "Midzomerfeest", "32,0", "35u15", "opbouw kostte meer tijd"],
    ["", "Totaal", "153,0", "149:30", ""],
    [""],
    ["Uitgedraaid op 4-7-2024 door beheer", "", "", "", ""],
]


def main() -> None:
    text = "".join("\t".join(line) + "\r\n" for line in LINES)
    keep(NAME, b"\xff\xfe" + text.encode("utf-16-le"))


if __name__ == "__main__":
    main()
