"""The sentence encoder fine-tuned as a tagger and parser: too slow to ship, good enough to teach the small pipeline.

Usage: python teacher.py TRAIN.spacy DEV.spacy OUT.pt [--preferred GOLD.spacy] [--updates 485]
Sentences of GOLD are seen twice. The words' embeddings stay as they are, so that what is learned holds for words that
the treebanks lack. Heads as in Dozat and Manning (2017), "Deep biaffine attention for neural dependency parsing".
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
import torch
from spacy.tokens import Doc, DocBin
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from trees import best_tree

ROOT = Path(__file__).resolve().parents[2]
ENCODER = ROOT / "models" / "e5-nl"
START, PAD, END, UNKNOWN = 0, 1, 2, 3
WORDS_A_BATCH, LONGEST = 450, 70
IGNORED = -100


@dataclass(frozen=True)
class Sentence:
    """Words with "CLASS|Features", heads (1-based, 0 = root) and relations; the last three empty when unknown."""

    words: list[str]
    tags: list[str]
    heads: list[int]
    relations: list[str]


@dataclass(frozen=True)
class Batch:
    """Token ids and mask [n, tokens], the share of each token in each word [n, 1 + words, tokens], mask of words."""

    ids: Tensor
    mask: Tensor
    pooling: Tensor
    words: Tensor


class Teacher(nn.Module):
    """Tags and arcs of words, from a learned mix of the encoder's layers for each of the two tasks."""

    def __init__(self, tags: list[str], relations: list[str], width: int = 384) -> None:
        super().__init__()
        arc, label = 256, 96
        sys.path.insert(0, str(ROOT))
        from pipeline.themes.encoder import unpack

        self.tags, self.relations = tags, relations
        self.encoder = _without_dropout(unpack(ENCODER))
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.mixes = nn.ParameterList([nn.Parameter(torch.zeros(13)) for _ in range(2)])
        self.tagger = nn.Sequential(*_layer(width, 256), nn.Linear(256, len(tags)))
        self.arc_head, self.arc_word = nn.Sequential(*_layer(width, arc)), nn.Sequential(*_layer(width, arc))
        self.label_head, self.label_word = nn.Sequential(*_layer(width, label)), nn.Sequential(*_layer(width, label))
        self.arcs = nn.Parameter(nn.init.xavier_uniform_(torch.empty(arc + 1, arc)))
        self.labels = nn.Parameter(torch.zeros(len(relations), label + 1, label + 1))

    def states(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """What tagger and parser see of each word, [n, 1 + words, width] each; place 0 is the root."""
        with torch.autocast("cpu", torch.bfloat16):
            found = self.encoder(input_ids=batch.ids, attention_mask=batch.mask, output_hidden_states=True)
            pooled = [torch.bmm(batch.pooling.bfloat16(), layer.bfloat16()) for layer in found.hidden_states]
            weights = torch.stack([mix.softmax(0) for mix in self.mixes], -1).bfloat16()
            for_tags, for_arcs = (torch.stack(pooled, -1) @ weights).float().unbind(-1)
        return for_tags, for_arcs

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of tags, scores of arcs [n, word, head], and the states that `label` reads."""
        for_tags, for_arcs = self.states(batch)
        arcs = _with_one(self.arc_word(for_arcs)) @ self.arcs @ self.arc_head(for_arcs).transpose(1, 2)
        return self.tagger(for_tags), arcs.masked_fill(~batch.words[:, None, :], -1e4), for_arcs

    def label(self, states: Tensor, heads: Tensor) -> Tensor:
        """Scores of relations for the arcs to these heads, [n, 1 + words, relations]."""
        above = _with_one(self.label_head(states))
        above = torch.gather(above, 1, heads[..., None].expand(-1, -1, above.shape[-1]))
        return torch.einsum("bwi,kij,bwj->bwk", _with_one(self.label_word(states)), self.labels, above)


def save(teacher: Teacher, path: Path) -> None:
    """Weights and label names in one file."""
    torch.save({"weights": teacher.state_dict(), "tags": teacher.tags, "relations": teacher.relations}, path)


def load(path: Path) -> Teacher:
    """A teacher that `save` wrote."""
    held = torch.load(path, weights_only=True)
    teacher = Teacher(held["tags"], held["relations"])
    teacher.load_state_dict(held["weights"])
    return teacher.eval()


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a DocBin of UD documents."""
    docs = DocBin().from_disk(path).get_docs(spacy.blank("nl").vocab)
    return [_sentence(span.as_doc()) for doc in docs for span in doc.sents]


def predict(teacher: Teacher, texts: list[list[str]], size: int = 64) -> list[Sentence]:
    """Tags, heads and relations of sentences given as words, in the same order."""
    teacher.eval()
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    found: dict[int, Sentence] = {}
    with torch.no_grad():
        for first in range(0, len(order), size):
            places = order[first : first + size]
            found |= zip(places, _predict_batch(teacher, [texts[place] for place in places]), strict=True)
    return [found[place] for place in range(len(texts))]


def train(train_set: list[Sentence], preferred: set[str], updates: int) -> Teacher:
    """A teacher after so many updates with a learning rate that falls to nothing."""
    teacher = Teacher(*_label_names(train_set))
    encoder = [weight for weight in teacher.encoder.parameters() if weight.requires_grad]
    known = {id(weight) for weight in teacher.encoder.parameters()}
    rest = [weight for weight in teacher.parameters() if id(weight) not in known]
    groups = [{"params": encoder, "lr": 1.5e-4}, {"params": rest, "lr": 1.5e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / 60) * max(0.02, 1 - step / updates)
    )
    for _, chosen in zip(range(updates), _batches(train_set, preferred), strict=False):
        teacher.train()
        optimiser.zero_grad()
        _loss(teacher, chosen).backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimiser.step()
        rate.step()
    return teacher.eval()


def accuracy(gold: list[Sentence], found: list[Sentence]) -> dict[str, float]:
    """Shares of words with the right class; and, punctuation left out, the right head, and head and relation."""
    pairs = [
        (one.tags[i].split("|")[0] == two.tags[i].split("|")[0], one.heads[i] == two.heads[i],
         one.relations[i] == two.relations[i], one.relations[i] == "punct")
        for one, two in zip(gold, found, strict=True)
        for i in range(len(one.words))
    ]  # fmt: skip
    arcs = [(head, head and relation) for _, head, relation, mark in pairs if not mark]
    return {
        "pos": sum(pair[0] for pair in pairs) / len(pairs),
        "uas": sum(head for head, _ in arcs) / len(arcs),
        "las": sum(both for _, both in arcs) / len(arcs),
    }


def make_batch(texts: list[list[str]], dropped: float = 0.0) -> Batch:
    """Word pieces of sentences; a share of `dropped` becomes the unknown piece."""
    pieces = [[_tokenizer().encode(word, add_special_tokens=False).ids or [UNKNOWN] for word in text] for text in texts]
    longest = 2 + max(sum(map(len, text)) for text in pieces)
    most = 1 + max(map(len, texts))
    ids, mask = torch.full((len(texts), longest), PAD), torch.zeros(len(texts), longest)
    pooling, words = torch.zeros(len(texts), most, longest), torch.zeros(len(texts), most, dtype=torch.bool)
    for row, text in enumerate(pieces):
        flat = [START, *(piece for word in text for piece in word), END]
        ids[row, : len(flat)], mask[row, : len(flat)] = torch.tensor(flat), 1
        pooling[row, 0, 0], words[row, : len(text) + 1] = 1, True
        start = 1
        for place, word in enumerate(text, 1):
            pooling[row, place, start : start + len(word)] = 1 / len(word)
            start += len(word)
    lost = (torch.rand(ids.shape) < dropped) & (ids > END)
    return Batch(torch.where(lost, torch.tensor(UNKNOWN), ids), mask, pooling, words)


def _predict_batch(teacher: Teacher, texts: list[list[str]]) -> Iterator[Sentence]:
    batch = make_batch(texts)
    tags, arcs, states = teacher(batch)
    heads = torch.zeros(tags.shape[:2], dtype=torch.long)
    for row, text in enumerate(texts):
        size = len(text) + 1
        heads[row, 1:size] = torch.from_numpy(best_tree(arcs[row, :size, :size].log_softmax(-1).numpy()))
    labels = teacher.label(states, heads)
    root = teacher.relations.index("ROOT")
    labels[..., root] = labels[..., root].masked_fill(heads != 0, -1e4)
    for row, text in enumerate(texts):
        size = len(text) + 1
        above = heads[row, 1:size].tolist()
        relations = [teacher.relations[place] for place in labels[row, 1:size].argmax(-1).tolist()]
        named = ["ROOT" if head == 0 else relation for head, relation in zip(above, relations, strict=True)]
        yield Sentence(text, [teacher.tags[tag] for tag in tags[row, 1:size].argmax(-1).tolist()], above, named)


def _loss(teacher: Teacher, chosen: list[Sentence]) -> Tensor:
    batch = make_batch([sentence.words for sentence in chosen], dropped=0.06)
    tags, arcs, states = teacher(batch)
    size = batch.words.shape[1]
    tag = _targets([[teacher.tags.index(tag) for tag in sentence.tags] for sentence in chosen], size)
    head = _targets([sentence.heads for sentence in chosen], size)
    relation = _targets([[teacher.relations.index(name) for name in one.relations] for one in chosen], size)
    labels = teacher.label(states, head.clamp(min=0))
    return _cross_entropy(tags, tag) + _cross_entropy(arcs, head) + 0.5 * _cross_entropy(labels, relation)


def _targets(rows: list[list[int]], size: int) -> Tensor:
    return torch.tensor([[IGNORED, *row, *[IGNORED] * (size - 1 - len(row))] for row in rows])


def _cross_entropy(scores: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)


def _batches(train_set: list[Sentence], preferred: set[str]) -> Iterator[list[Sentence]]:
    """Sentences of about the same length together, for ever."""
    short = [sentence for sentence in train_set if len(sentence.words) <= LONGEST]
    pool = short + [sentence for sentence in short if " ".join(sentence.words) in preferred]
    while True:
        random.shuffle(pool)
        chunks = [sorted(pool[at : at + 1500], key=lambda one: len(one.words)) for at in range(0, len(pool), 1500)]
        ready = [batch for chunk in chunks for batch in _of_size(chunk)]
        random.shuffle(ready)
        yield from ready


def _of_size(chunk: list[Sentence]) -> Iterator[list[Sentence]]:
    batch: list[Sentence] = []
    for sentence in chunk:
        batch.append(sentence)
        if sum(len(one.words) for one in batch) >= WORDS_A_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _sentence(doc: Doc) -> Sentence:
    return Sentence(
        [token.text for token in doc],
        [f"{token.pos_}|{token.morph}" for token in doc],
        [0 if token.head == token else token.head.i + 1 for token in doc],
        ["ROOT" if token.head == token else token.dep_ for token in doc],
    )


def _label_names(train_set: list[Sentence]) -> tuple[list[str], list[str]]:
    tags = {tag for sentence in train_set for tag in sentence.tags}
    return sorted(tags), sorted({name for sentence in train_set for name in sentence.relations})


def _layer(width: int, out: int) -> tuple[nn.Module, ...]:
    return nn.Dropout(0.2), nn.Linear(width, out), nn.GELU(), nn.Dropout(0.2)


def _without_dropout(encoder: nn.Module) -> nn.Module:
    """Word pieces are dropped instead; eager attention trains four times faster on a CPU than the fused one."""
    encoder.set_attn_implementation("eager")
    for module in encoder.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    return encoder


def _with_one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones(*states.shape[:2], 1)], -1)


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(ENCODER / "tokenizer.json"))


def main(train_path: Path, dev_path: Path, out: Path, preferred: Path | None, updates: int) -> None:
    """Train, measure on DEV, save."""
    random.seed(1)
    torch.manual_seed(1)
    liked = {" ".join(sentence.words) for sentence in sentences(preferred)} if preferred else set()
    teacher = train(sentences(train_path), liked, updates)
    dev = sentences(dev_path)
    print(accuracy(dev, predict(teacher, [sentence.words for sentence in dev])))
    save(teacher, out)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("train", type=Path)
    options.add_argument("dev", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--preferred", type=Path)
    options.add_argument("--updates", type=int, default=485)
    given = options.parse_args()
    main(given.train, given.dev, given.out, given.preferred, given.updates)
