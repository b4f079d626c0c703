"""Mails of both kinds: body, earlier messages, who and when; quotes, encodings, tables."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.internet_mail import as_eml, parse_eml
from pipeline.ingest.mail import Attachment, Mail
from pipeline.ingest.quotes import marked_off
from tests.ingest.builders import codes, outline, read
from tests.ingest.mails import attached, compound, mail, outlook

SIGNED = (
    "Beste Piet,\n\nHierbij de cijfers.\n\nMet vriendelijke groet,\nAnna de Wit\nStichting De Brug | Dorpsstraat 1\n"
)
BLOCKS = [
    "# Verantwoording 2023", "Beste Piet,", "Hierbij de cijfers.", "Met vriendelijke groet,", "Anna de Wit",
    "Stichting De Brug | Dorpsstraat 1",
]  # fmt: skip
SAID = {"title": "Verantwoording 2023", "author": "Anna de Wit", "company": "Stichting De Brug", "date": "2024-03-05"}


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (mail(SIGNED), "bericht.eml", "message/rfc822"),
        (b"From anna Tue Mar  5 10:30:00 2024\n" + mail(SIGNED), "bericht", "message/rfc822"),
        (compound(outlook("Verantwoording 2023", SIGNED)), "bericht.msg", "application/vnd.ms-outlook"),
        (compound(outlook("Verantwoording 2023", p1000=SIGNED.encode())), "b.msg", "application/vnd.ms-outlook"),
    ],
    ids=["internet", "from a mail folder", "Outlook", "Outlook, one byte a sign"],
)  # fmt: skip
def test_a_mail_gives_its_subject_body_sender_and_date(data, name, media_type):
    document = read(data, name)
    assert (outline(document), document.properties, document.media_type) == (BLOCKS, SAID, media_type)
    assert codes(document) == []


QUOTES = [
    ("Nieuw.\n\nVan: Piet <p@x.nl>\nVerzonden: 4 maart 2024\nAan: Anna;\n Bob\nOnderwerp: RE: Cijfers\n\nOud.",
     ["Nieuw.", None, "Oud."], "Outlook in Dutch, addressees on two lines"),
    ("Nieuw.\n\n*From:* Piet\n*Sent:* Monday\n*Subject:* x\n\nOud.", ["Nieuw.", None, "Oud."], "in English, in bold"),
    ("Nieuw.\n\nOp ma 4 mrt 2024 om 10:00 schreef Piet\n<piet@gemeente.example>:\n> Oud.\n>> Ouder.\nSlot.",
     ["Nieuw.", None, "Oud.", "Ouder.", None, "Slot."], "quoted by signs, and an answer below"),
    ("Nieuw.\n\n-----Oorspronkelijk bericht-----\nVan: P\nDatum: 3 mrt\n\nOud.", ["Nieuw.", None, "Oud."],
     "a line and labels are one"),
    ("Begin doorgestuurd bericht:\n\nVan: P\nDatum: 3 mrt\nOnderwerp: Q3\n\nOud.", [None, "Oud."], "forwarded"),
    ("Van: de bewoners zelf\nis dit een mooi verhaal.", ["Van: de bewoners zelf", "is dit een mooi verhaal."],
     "a label without a date under it is text"),
    ("Datum: 3 maart\nPlaats: Grienmonde", ["Datum: 3 maart", "Plaats: Grienmonde"], "labels of a report"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), QUOTES, ids=[why for *_, why in QUOTES])
def test_earlier_messages_are_marked_off(text, expected, why):
    lines = [None if number is None else line for number, line in marked_off(text.split("\n"))]
    assert [line for line in lines if line is None or line.strip()] == expected, why


def test_the_heading_of_an_earlier_message_tells_its_subject():
    text = "Nieuw.\n\nVan: P\nDatum: 3 mrt\nOnderwerp: RE: FW: Cijfers Q3\n\nOud."
    assert outline(read(mail(text)))[1:] == ["Nieuw.", "## Eerder bericht: Cijfers Q3", "Oud."]


@given(st.lists(st.text(alphabet="abc :>\n", max_size=20), max_size=10))
def test_no_line_of_a_mail_without_labels_is_lost(lines):
    kept = [line for number, line in marked_off(lines) if number is not None]
    assert "".join("".join(kept).replace(">", "").split()) == "".join("".join(lines).replace(">", "").split())


def test_a_table_is_read_from_the_other_form_of_the_body():
    page = (
        "<p>Beste Piet,</p><table><tr><th>Wat<th>Uren<tr><td>Sport<td>2</table><p><b>Van:</b> P<br><b>Verzonden:</b> ma"
        "<br><b>Onderwerp:</b> Re: Uren</p><p>Oud.</p>"
    )
    found = outline(read(mail("Beste Piet,\n\nWat\nUren\nSport\n2\n", html=page)))
    assert found[1:] == ["Beste Piet,", "| Wat | Uren |", "| Sport | 2 |", "## Eerder bericht: Uren", "Oud."]
    assert outline(read(mail("Gewone tekst.", html="<p>Andere tekst.</p>")))[1:] == ["Gewone tekst."]
    assert outline(read(mail("Zie html", html="<p>Dit is de hele tekst van de mail.</p>")))[1:] == [
        "Dit is de hele tekst van de mail."
    ]


def test_a_mail_without_plain_text_is_read_from_its_page():
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "S", "a@x.nl", "b@x.nl"
    message.set_content("<p>caf\u00e9</p>", subtype="html", charset="iso-8859-1")
    assert outline(read(message.as_bytes())) == ["# S", "café"]


ODD = [
    ("Content-Type: text/plain; charset=niets\n\ncaf\u00e9".encode("cp1252"), ["# S", "café"], "unknown encoding"),
    (b"Content-Type: multipart/mixed\n\ntekst", ["# S", "tekst"], "parts without a boundary"),
    (b"Date: gisteren\nContent-Transfer-Encoding: base64\n\n!!geen base64!!", None, "broken base64"),
    (b"Content-Type: text/plain; charset=utf-8; format=flowed\n\neen lange \nregel\n-- \nAnna",
     ["# S", "een lange regel", "--", "Anna"], "flowed text"),
]  # fmt: skip


@pytest.mark.parametrize(("rest", "expected", "why"), ODD, ids=[why for *_, why in ODD])
def test_mails_that_keep_to_no_rule(rest, expected, why):
    document = read(b"Subject: S\nFrom: =?x?q?=\nTo: b@x.nl\n" + rest)
    assert expected is None or outline(document) == expected, why


def test_a_mail_in_an_outlook_mail_can_be_written_out_and_read_again():
    inner = Mail(
        "Cijfers é", "Anna", "Stichting X", "2024-03-05", "tekst é", "<p>tekst é</p>", (Attachment("a b.csv", b"1"),)
    )
    written = as_eml(inner)
    assert parse_eml(written) == inner
    assert as_eml(inner) == written


def test_a_sealed_mail_is_refused():
    sealed = (
        b"Subject: S\nFrom: a@x.nl\nTo: b@x.nl\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx"
    )
    with pytest.raises(Exception, match="encrypted"):
        read(sealed)


def test_outlook_attachments_come_out_and_hidden_ones_do_not():
    from pipeline.ingest.outlook import parse_msg

    files = (
        attached("verslag é.txt", b"tekst " * 2000),
        attached("image001.png", b"x", hidden=True),
        attached("leeg.txt", b""),
    )
    found = parse_msg(compound(outlook("S", "tekst", files=files))).attachments
    assert [(file.filename, file.data, file.shown_inside) for file in found] == [
        ("verslag é.txt", b"tekst " * 2000, False), ("image001.png", b"x", True), ("leeg.txt", b"", False),
    ]  # fmt: skip
