"""The table of lenses in the code book, by value: what the shipped goal tree must say."""

ZRM = {
    "id": "zrm",
    "values": {
        "financiën": ["financien"],
        "werk & opleiding": ["werk_dagbesteding", "taal_digitaal"],
        "tijdsbesteding": ["werk_dagbesteding"],
        "huisvesting": ["wonen_leefomgeving"],
        "huiselijke relaties": ["sociaal_netwerk", "opvoeding_jeugd", "veiligheid"],
        "geestelijke gezondheid": ["mentaal_welbevinden"],
        "lichamelijke gezondheid": ["lichamelijke_gezondheid"],
        "middelengebruik": ["lichamelijke_gezondheid"],
        "basale ADL": ["zelfredzaamheid"],
        "instrumentele ADL": ["zelfredzaamheid"],
        "sociaal netwerk": ["sociaal_netwerk", "mantelzorg"],
        "maatschappelijke participatie": ["meedoen"],
        "justitie": ["veiligheid"],
    },
}
POSITIVE_HEALTH = {
    "id": "positieve_gezondheid",
    "values": {
        "lichaamsfuncties": ["lichamelijke_gezondheid"],
        "mentaal welbevinden": ["mentaal_welbevinden"],
        "zingeving": ["mentaal_welbevinden", "meedoen"],
        "kwaliteit van leven": ["opvoeding_jeugd", "mantelzorg", "wonen_leefomgeving", "veiligheid"],
        "meedoen": ["sociaal_netwerk", "werk_dagbesteding", "meedoen"],
        "dagelijks functioneren": ["financien", "taal_digitaal", "zelfredzaamheid"],
    },
}
LADDER = {
    "id": "participatieladder",
    "values": {
        "geïsoleerd": [],
        "sociale contacten buitenshuis": ["sociaal_netwerk"],
        "deelname georganiseerde activiteiten": ["meedoen"],
        "onbetaald werk": ["meedoen"],
        "betaald werk met ondersteuning": ["werk_dagbesteding"],
        "betaald werk": ["werk_dagbesteding"],
    },
    "starts": {
        "sociaal_netwerk": "geïsoleerd",
        "meedoen": "sociale contacten buitenshuis",
        "werk_dagbesteding": "onbetaald werk",
    },
}
