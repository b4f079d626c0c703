"""The command line as others use it: help, contract, exit codes."""

import hashlib
import json
import zipfile
from dataclasses import replace
from email.message import EmailMessage

import pytest
from typer.testing import CliRunner

from pipeline import made_with
from pipeline.cli import app
from pipeline.framework import load_framework
from pipeline.settings import ROOT, Settings
from pipeline.tables import ACCOUNTS, DIRECTIONS, MEASURES, QUESTIONS_ASKED, SENTENCE_KINDS, VOICES

SAMPLES = ROOT / "sample_reports"
COMMANDS = ("ingest", "dashboard", "extract", "label", "doctor", "rebuild", "correct")


@pytest.fixture(scope="module", autouse=True)
def data(tmp_path_factory):
    """One data folder for all commands, so that the encoder is unpacked once."""
    patch = pytest.MonkeyPatch()
    patch.setenv("VERHAAL_DATA", str(tmp_path_factory.mktemp("data")))
    yield
    patch.undo()


def run(*arguments, given=None):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given, catch_exceptions=False)


def extract(name):
    result = run("extract", SAMPLES / name, "--json")
    return result.exit_code, json.loads(result.stdout)


def label(*items):
    result = run("label", given="".join(json.dumps(item) + "\n" for item in items))
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"verhaal {command}" in " ".join(result.stdout.split()).replace("│ ", "")


def test_extract_a_report():
    code, found = extract("Inhoudelijke_verantwoording_Q2_2025_SWG.docx")
    assert code == {"ok": 0, "partial": 1}[found["document"]["status"]]
    assert found["document"]["organisation"] == "Stichting Welzijn Grienmonde"
    assert found["document"]["period"] == {"start": "2025-04-01", "end": "2025-06-30"}
    assert {item["measure"] for item in found["activities"]} <= set(MEASURES)
    sources = [item["source"] for item in found["activities"]]
    assert all(source["row"] and source["realised_cell"] for source in sources if source["table"])
    themes = set(load_framework(ROOT / "models" / "themes").ids)
    sentences = [sentence for passage in found["passages"] for sentence in passage["sentences"]]
    assert len(sentences) > 20
    for sentence in sentences:
        assert sentence["kind"] in SENTENCE_KINDS
        assert sentence["direction"] in DIRECTIONS
        assert sentence["voice"] in VOICES
        assert sentence["end"] - sentence["start"] == len(sentence["text"])
        assert {theme["id"] for theme in sentence["themes"]} <= themes
        assert sentence["kind"] == "outcome" or sentence["direction"] == "onveranderd"


def test_extract_says_what_it_adds_up_to():
    _, found = extract("Inhoudelijke_verantwoording_Q2_2025_SWG.docx")
    assert {claim["direction"] for claim in found["claims"]} <= {*DIRECTIONS, "gemengd"}
    passages = {passage["id"]: passage["sentences"] for passage in found["passages"]}
    for claim in found["claims"]:
        assert len(claim["evidence"]) == claim["sentences"]
        for one in claim["evidence"]:
            sentence = passages[one["passage"]][one["sentence"]]
            assert sentence["kind"] == "outcome"
            assert claim["theme"] in {theme["id"] for theme in sentence["themes"]}
    assert {row["activity_id"] for row in found["telling"]} <= {row["id"] for row in found["activities"]}
    assert {row["account"] for row in found["telling"]} <= set(ACCOUNTS)
    assert {row["code"] for row in found["questions"]} <= set(QUESTIONS_ASKED)


def test_extract_stories_prints_no_text_without_consent():
    _, found = extract("Verhalenbundel_2025.docx")
    consents = {story["consent"] for story in found["stories"]}
    assert {"yes", "no", "anonymous"} <= consents
    told = {consent: [s["text"] for s in found["stories"] if s["consent"] == consent] for consent in consents}
    assert set(told["no"]) == {None}
    assert all(told["yes"] + told["anonymous"])


def test_extract_a_zip_gives_one_object_of_all_its_files(tmp_path):
    names = ("Verhalenbundel_2025.docx", "mantelkring_uren_tm_september.csv", "kapot/leeg.docx")
    path = tmp_path / "aanlevering.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.write(SAMPLES / name, name)
    result = run("extract", path, "--json")
    found = json.loads(result.stdout)
    document = found["document"]
    assert (result.exit_code, document["status"], document["media_type"]) == (1, "partial", "application/zip")
    assert document["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [member["filename"] for member in document["members"]] == [
        "leeg.docx", "mantelkring_uren_tm_september.csv", "Verhalenbundel_2025.docx",
    ]  # fmt: skip
    assert {member["sha256"] for member in document["members"]} == {
        hashlib.sha256((SAMPLES / name).read_bytes()).hexdigest() for name in names
    }
    alone = [extract(name)[1] for name in names]
    for part in ("activities", "passages", "stories", "issues"):
        assert len(found[part]) == sum(len(one[part]) for one in alone), part
    assert {issue["location"].split(":")[0] for issue in found["issues"] if issue["code"] == "empty_file"} == {
        "leeg.docx"
    }


def test_what_the_files_of_a_mail_agree_on_is_said_of_the_mail(tmp_path):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Stukken", "Anna <anna@x.example>", "piet@x.example"
    message.set_content("Beste Piet,\n\nZie bijlagen.\n\nGroet,\nAnna\n")
    for number in (1, 2):
        text = (
            f"Organisatie: Stichting De Brug\nPeriode: 2023\nSubsidienummer: SUB-2023-000{number}\n\nTekst {number}.\n"
        )
        message.add_attachment(text.encode(), "text", "plain", filename=f"verslag {number}.txt")
    path = tmp_path / "stukken.eml"
    path.write_bytes(message.as_bytes())
    document = json.loads(run("extract", path, "--json").stdout)["document"]
    assert (document["organisation"], document["grant_number"]) == ("Stichting De Brug", None)
    assert document["period"] == {"start": "2023-01-01", "end": "2023-12-31"}
    assert document["media_type"] == "message/rfc822"


def test_extract_a_zip_without_anything_readable(tmp_path):
    path = tmp_path / "leeg.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("leeg.docx", b"")
    result = run("extract", path, "--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["document"]["status"], found["document"]["kind"]) == (2, "unreadable", "unknown")
    assert [(issue["code"], issue["location"]) for issue in found["issues"]] == [("empty_file", "leeg.docx")]


def test_extract_something_unreadable_still_prints_the_object():
    code, found = extract("kapot/met_wachtwoord.pdf")
    assert code == 2
    assert found["document"]["status"] == "unreadable"
    assert found["issues"][0]["code"] == "encrypted"
    assert found["activities"] == found["passages"] == found["stories"] == []


def test_extract_for_a_person_is_dutch():
    result = run("extract", SAMPLES / "kapot" / "leeg.docx")
    assert result.exit_code == 2
    assert "leeg" in result.stdout


def test_label_keeps_the_order_and_the_ids():
    answers = label(*({"id": str(n), "text": f"Zin {n} over de buurt.", "context": ""} for n in range(300)))
    assert [answer["id"] for answer in answers] == [str(n) for n in range(300)]


def test_label_answers_what_the_contract_asks():
    (answer,) = label({"id": "x", "text": "Door de cursus durf ik nu zelf de huisarts te bellen."})
    assert set(answer) == {"id", "kind", "direction", "voice", "themes"}
    assert answer["kind"] == "outcome"
    assert answer["direction"] == "vooruitgang"


@pytest.mark.parametrize(
    "text", ["", "   ", "🙂🙂", "a" * 20_000, "woord " * 10_000, "</s></s>", "Ünï¢ödé \u202e tekst", "1234"]
)
def test_label_survives_any_text(text):
    (answer,) = label({"id": "x", "text": text, "context": text})
    assert answer["kind"] in SENTENCE_KINDS


@pytest.mark.parametrize("line", ["geen json", "[]", '{"id": "1"}', '{"id": "1", "text": 5}'])
def test_label_says_which_line_is_wrong(line):
    result = run("label", given=line + "\n")
    assert result.exit_code == 2
    assert "regel 1" in result.stderr


def test_an_absent_path_is_said():
    for command in (["ingest", "bestaat/niet"], ["extract", "bestaat/niet"]):
        result = run(*command)
        assert result.exit_code == 2
        assert "bestaat niet" in result.stderr


def test_a_correction_needs_a_known_field():
    result = run("correct", "abc", "uren", "5", "--by", "Anna", "--reason", "x")
    assert result.exit_code == 2
    assert "organisation" in result.stderr


def test_doctor_finds_this_installation_well():
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    assert "Taalmodel" in result.stdout
    assert "Themamodel" in result.stdout


def test_doctor_names_a_missing_model_and_the_cure(tmp_path):
    settings = tmp_path / "verhaal.toml"
    settings.write_text(f'[models]\nencoder = "{tmp_path / "leeg"}"\nlanguage = "{tmp_path / "leeg"}"\n')
    result = run("doctor", "--settings", settings)
    assert result.exit_code == 1
    assert "git checkout" in result.stdout


@pytest.mark.parametrize(
    ("command", "given"),
    [(["label"], ""), (["extract", SAMPLES / "verhaal_mevrouw_S.txt"], None)],
    ids=["label", "extract"],
)
def test_a_missing_model_is_said_in_one_message(tmp_path, command, given):
    settings = tmp_path / "verhaal.toml"
    settings.write_text(f'[models]\nencoder = "{tmp_path / "leeg"}"\n')
    result = run(*command, "--settings", settings, given=given)
    assert result.exit_code == 2
    assert "git checkout" in result.stderr
    assert "Traceback" not in result.stderr


def test_label_does_not_theme_what_is_not_dutch():
    (answer,) = label({"id": "x", "text": "Since the course I meet people in the neighbourhood again every week."})
    assert answer == {"id": "x", "kind": "other", "direction": "onveranderd", "voice": "onbekend", "themes": []}


def test_the_model_version_follows_the_files_and_the_runtime():
    models = Settings().models
    assert made_with.model_version(models) == made_with.model_version(Settings().models)
    assert made_with.model_version(models) != made_with.model_version(replace(models, runtime="torch"))
    assert len(made_with.model_version(models)) == 16
