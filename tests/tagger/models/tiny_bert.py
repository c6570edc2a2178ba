"""A small real model that learns in a moment to tag invented names, saved as transformers saves models."""

import random
from pathlib import Path

KINDS = ("O", "B-PS", "I-PS", "B-OG", "I-OG", "B-LC", "I-LC")
# All but the city is invented.
NAMES = {
    "한빛결": ("PS", ["한", "##빛", "##결"]),
    "도담은": ("PS", ["도", "##담은"]),
    "누리온데이터": ("OG", ["누리", "##온", "##데이터"]),
    "가온정보진흥원": ("OG", ["가온", "##정보", "##진흥원"]),
    "광주시": ("OG", ["광주", "##시"]),
    "해솔동": ("LC", ["해", "##솔", "##동"]),
}
PARTICLES = ("", "는", "은", "이", "가", "와", "과", "에서는")
# What a subword model has as one: the end of the name with the particle.
JOINED = {"광주시는": "##시는", "광주시에서는": "##시에서는"}
WORDS = (
    "오늘",
    "협약을",
    "맺었다",
    "밝혔다",
    "행사가",
    "열렸다",
    "새로",
    "지난",
    "함께",
    "한다",
    ".",
    "'",
    "(",
    ")",
    ",",
)
LONGEST = 24


def subwords() -> list[str]:
    """Return the vocabulary."""
    names = [piece for _, pieces in NAMES.values() for piece in pieces]
    particles = [f"##{particle}" for particle in PARTICLES if particle]
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    return list(dict.fromkeys([*special, *names, *particles, *JOINED.values(), *WORDS]))


def save(folder: Path, *, kinds: tuple[str, ...] = KINDS, trained: bool = True, model: str = "Bert") -> Path:
    """Write the model, trained for some seconds, and its tokenizer."""
    import torch
    import transformers

    folder.mkdir(parents=True, exist_ok=True)
    names = subwords()
    (folder / "vocab.txt").write_text("\n".join(names), "utf-8")
    tokenizer = transformers.BertTokenizer(str(folder / "vocab.txt"), do_lower_case=False, model_max_length=LONGEST)
    tokenizer.save_pretrained(folder)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # so small a model only waits for a second one
    with torch.random.fork_rng():
        torch.manual_seed(7)
        config = transformers.BertConfig(
            vocab_size=len(names),
            hidden_size=32,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=LONGEST,
            id2label=dict(enumerate(kinds)),
            label2id={kind: number for number, kind in enumerate(kinds)},
        )
        made = getattr(transformers, f"{model}ForTokenClassification" if trained else f"{model}Model")(config)
        if trained:
            _train(made, {name: number for number, name in enumerate(names)}, random.Random(7))  # noqa: S311 - no secret
    torch.set_num_threads(threads)
    made.save_pretrained(folder)
    return folder


def _sentence(chance: random.Random) -> list[tuple[str, str]]:
    """Return subwords with their labels, as KLUE labels them: particles are outside."""
    row: list[tuple[str, str]] = []
    for _ in range(chance.randint(3, 9)):
        if chance.random() < 0.5:
            row.append((chance.choice(WORDS), "O"))
            continue
        name, particle = chance.choice(list(NAMES)), chance.choice(PARTICLES)
        kind, pieces = NAMES[name]
        joined = JOINED.get(name + particle)
        own = [*pieces[:-1], joined] if joined else pieces
        row += [(piece, f"{'I' if i else 'B'}-{kind}") for i, piece in enumerate(own)]
        if particle and not joined:
            row.append((f"##{particle}", "O"))
    return row[: LONGEST - 2]


def _train(model, numbers: dict[str, int], chance: random.Random) -> None:
    import torch

    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    for _ in range(80):
        rows = [_sentence(chance) for _ in range(16)]
        inputs = torch.zeros(len(rows), LONGEST, dtype=torch.long)
        labels = torch.full((len(rows), LONGEST), -100)
        for i, row in enumerate(rows):
            inputs[i, : len(row) + 2] = torch.tensor([2, *(numbers[piece] for piece, _ in row), 3])
            labels[i, 1 : len(row) + 1] = torch.tensor([KINDS.index(kind) for _, kind in row])
        loss = model(input_ids=inputs, labels=labels, attention_mask=(inputs != 0).long()).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.1, "it has not learnt what it was shown"
