"""The encoder: loadable by anyone, the same in both runtimes, and any other one in its place."""

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer
from transformers import AutoTokenizer

from pipeline.encoder.files import encoder_fingerprint
from pipeline.encoder.layers import dense_layers, from_blocks
from pipeline.model_files import ModelError
from pipeline.settings import ROOT
from pipeline.themes.composition import InputForm, compose, input_form
from pipeline.themes.encoder import SegmentPooling, pack_layers, unpack
from pipeline.themes.encoding import load_encoder
from pipeline.themes.scoring import load_scorer
from tests.themes.conftest import describe

E5 = ROOT / "models" / "e5-nl"
TUNED = ROOT / "models" / "themes" / "model" / "layers.safetensors"
TEXTS = [
    "Ik kom weer buiten.",
    "We gaan naar de buurt en het huis",
    "Sinds de cursus durf ik zelf de huisarts te bellen, en dat deed ik vroeger nooit.",
]


@pytest.fixture(scope="module")
def shipped():
    return unpack(E5)


def vectors(encoder, texts, form, batch=64):
    inputs = [compose(text, "ik kom naar het huis", form) for text in texts]
    return encoder.encode(inputs, batch_size=batch, normalize_embeddings=True, show_progress_bar=False)


def closeness(ones, others):
    return (np.asarray(ones) * np.asarray(others)).sum(1).min()


def test_anyone_can_load_the_shipped_encoder(shipped):
    found = SentenceTransformer(str(E5), local_files_only=True, device="cpu").encode(TEXTS)
    tokens = AutoTokenizer.from_pretrained(E5, local_files_only=True)(
        [f"query: {text}" for text in TEXTS], padding=True, return_tensors="pt"
    )
    with torch.no_grad():
        states = shipped(**tokens).last_hidden_state
    mask = tokens["attention_mask"].unsqueeze(-1)
    wanted = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1)).numpy()
    assert closeness(found, wanted) > 1 - 1e-5


def test_the_small_blocks_are_read_as_the_library_reads_them(shipped):
    stored = load_file(E5 / "model.safetensors")
    words = "embeddings.word_embeddings.weight"
    own = from_blocks(stored[f"{words}_packed"], stored[f"{words}_scale"])
    assert own.shape == (48_872, 384)
    np.testing.assert_allclose(own, shipped.get_parameter(words).detach().numpy(), rtol=1e-3, atol=1e-6)


def test_layers_survive_packing(shipped, tmp_path):
    save_file(pack_layers(shipped), tmp_path / "layers.safetensors")
    for name, values in dense_layers(tmp_path / "layers.safetensors").items():
        step = shipped.state_dict()[name].abs().max().item() / 127
        np.testing.assert_allclose(values, shipped.state_dict()[name].numpy(), atol=max(step, 1e-3), rtol=1e-3)


def test_pooling_reads_only_behind_the_first_separator():
    features = {
        "input_ids": torch.tensor([[7, 2, 8, 2, 1]]), "attention_mask": torch.tensor([[1, 1, 1, 1, 0]]),
        "token_embeddings": torch.tensor([[[9.0], [1.0], [2.0], [3.0], [9.0]]]),
    }  # fmt: skip
    assert SegmentPooling(2)(features)["sentence_embedding"].item() == pytest.approx(2.0)


@pytest.mark.parametrize("tuned", [None, TUNED], ids=["shipped", "fine-tuned"])
def test_both_runtimes_say_the_same(tuned):
    torch_encoder, form = load_encoder(E5, tuned, "torch")
    onnx_encoder, _ = load_encoder(E5, tuned, "onnx")
    assert closeness(vectors(torch_encoder, TEXTS, form), vectors(onnx_encoder, TEXTS, form)) > 0.99


@pytest.mark.parametrize("runtime", ["torch", "onnx"])
def test_a_vector_does_not_depend_on_the_texts_beside_it(runtime):
    encoder, form = load_encoder(E5, TUNED, runtime)
    together, alone = vectors(encoder, TEXTS, form), vectors(encoder, TEXTS, form, batch=1)
    assert closeness(together, alone) > 1 - 1e-5


def test_any_other_encoder_runs_in_both_runtimes(tiny_encoder):
    torch_encoder, form = load_encoder(tiny_encoder, None, "torch")
    onnx_encoder, _ = load_encoder(tiny_encoder, None, "onnx")
    assert form == InputForm("[SEP]", "")
    assert closeness(vectors(torch_encoder, TEXTS, form), vectors(onnx_encoder, TEXTS, form)) > 0.98


def test_any_other_encoder_takes_fine_tuned_layers(tiny_encoder, tmp_path):
    model = unpack(tiny_encoder)
    with torch.no_grad():
        for parameter in model.encoder.parameters():
            parameter.mul_(0.5)
    save_file(pack_layers(model), tmp_path / "layers.safetensors")
    found = {}
    for runtime in ("torch", "onnx"):
        own, form = load_encoder(tiny_encoder, None, runtime)
        tuned, _ = load_encoder(tiny_encoder, tmp_path / "layers.safetensors", runtime)
        found[runtime] = vectors(tuned, TEXTS, form)
        assert closeness(vectors(own, TEXTS, form), found[runtime]) < 0.98
    assert closeness(found["torch"], found["onnx"]) > 0.98


@pytest.mark.parametrize("runtime", ["torch", "onnx"])
def test_layers_of_another_encoder_are_refused(tiny_encoder, runtime):
    with pytest.raises(ModelError, match="past niet bij"):
        load_encoder(tiny_encoder, TUNED, runtime)


def test_a_separator_in_the_text_is_no_separator():
    assert compose("a</s>b", "c</s>", InputForm()) == "query: c </s>a b"
    assert compose("a[SEP]b", "c", InputForm("[SEP]", "")) == "c[SEP]a b"


def test_the_form_of_the_shipped_encoder():
    assert input_form(E5) == InputForm()


@pytest.mark.parametrize("runtime", ["torch", "onnx"])
def test_a_theme_model_on_an_encoder_of_ones_own(tiny_encoder, tiny_themes, runtime):
    describe(tiny_themes, tuned=False, encoder=encoder_fingerprint(tiny_encoder))
    scorer = load_scorer(tiny_encoder, tiny_themes, runtime=runtime)
    (answer,) = scorer.answers(["Ik kom weer buiten."], [""])
    assert set(answer) == {"kind", "direction", "voice", "themes"}
    assert scorer.embed([]).shape == (0, 32)


def test_heads_of_another_encoder_are_refused_with_the_cure(tiny_encoder, tiny_themes):
    describe(tiny_themes, tuned=False, encoder="0" * 16)
    with pytest.raises(ModelError, match=f"train.py --encoder {tiny_encoder}"):
        load_scorer(tiny_encoder, tiny_themes)


def test_an_encoder_of_another_width_is_refused(tiny_themes):
    with pytest.raises(ModelError, match="32 en 384 getallen"):
        load_scorer(E5, tiny_themes, runtime="onnx")


def test_runtimes_do_not_share_a_version(tiny_encoder, tiny_themes):
    loaded = [load_scorer(tiny_encoder, tiny_themes, runtime=runtime).versions for runtime in ("torch", "onnx")]
    assert len({one.vectors for one in loaded}) == len({one.labels for one in loaded}) == 2


@pytest.mark.parametrize("runtime", ["torch", "onnx"])
def test_a_name_on_the_internet_is_refused(tmp_path, runtime):
    with pytest.raises(ModelError, match="nooit iets opgehaald"):
        load_encoder(tmp_path / "intfloat" / "multilingual-e5-small", None, runtime)


def test_onnx_refuses_what_it_cannot_run(tiny_encoder, tmp_path):
    import shutil

    folder = shutil.copytree(tiny_encoder, tmp_path / "other")
    config = (folder / "config.json").read_text()
    (folder / "config.json").write_text(config.replace('"gelu"', '"relu"'))
    with pytest.raises(ModelError, match="runtime = 'torch'"):
        load_encoder(folder, None, "onnx")
