"""Subwords of every sort of tokenizer, and the places that they stand for."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsmine as nm
from newsmine.tagger.subwords import Subwords, frame, pieces, subwords

pytest.importorskip("torch", reason="needs the extra transformers")
pytest.importorskip("transformers", reason="needs the extra transformers")

LINES = [
    "광주시는 오늘 가온정보진흥원과 협약을 맺었다",
    "한빛결 대표는 AI 학교에서 밝혔다",
    "누리온데이터가 3명을 뽑는다",
]
PLAIN = {"pad_token": "<pad>", "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}
BERT = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
UNKNOWN = {"unk_token": "<unk>"}
KINDS = dict(enumerate(["O", "B-OG", "I-OG"]))


def bytes_and_parts():
    """Return a tokenizer of bytes (as RoBERTa's): a syllable may be three subwords."""
    import tokenizers
    import transformers

    made = tokenizers.ByteLevelBPETokenizer()
    made.train_from_iterator(
        LINES, vocab_size=300, special_tokens=["<s>", "<pad>", "</s>", "<unk>"], show_progress=False
    )
    made.post_processor = tokenizers.processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    return transformers.PreTrainedTokenizerFast(tokenizer_object=made._tokenizer, **PLAIN)


def sentence_pieces():
    """Return a tokenizer whose subwords hold the blank in front (as XLM-R's)."""
    import tokenizers
    import transformers

    made = tokenizers.SentencePieceUnigramTokenizer()
    made.train_from_iterator(
        LINES, vocab_size=60, show_progress=False, special_tokens=["<unk>", "<pad>", "<s>", "</s>"], **UNKNOWN
    )
    return transformers.PreTrainedTokenizerFast(tokenizer_object=made._tokenizer, **PLAIN)


def jamo():
    """Return a tokenizer that strips accents, and so takes syllables to letters (as a multilingual BERT's does)."""
    import tokenizers
    import transformers

    letters = sorted({letter for line in LINES for letter in unicodedata.normalize("NFD", line.lower())} - {" "})
    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{letter}" for letter in letters)]
    made = tokenizers.BertWordPieceTokenizer(
        {name: i for i, name in enumerate(names)}, lowercase=True, strip_accents=True
    )
    return transformers.PreTrainedTokenizerFast(tokenizer_object=made._tokenizer, **BERT)


def characters():
    """Return a tokenizer in Python, which does not say where its subwords stand."""
    import transformers

    return transformers.CanineTokenizer()


MAKERS = [bytes_and_parts, sentence_pieces, jamo, characters]


@pytest.fixture(scope="module", params=MAKERS, ids=lambda make: make.__name__)
def tokenizer(request):
    return request.param()


def parts(tokenizer, text):
    seen = subwords(tokenizer, text)
    scores = np.eye(len(seen.numbers), dtype=np.float32)
    return pieces(text, seen, scores, by_words=not tokenizer.is_fast)


@pytest.mark.parametrize("text", LINES)
def test_parts_lie_apart_and_hold_every_letter(tokenizer, text):
    found = parts(tokenizer, text)
    held = [i for start, end in zip(found.starts, found.ends, strict=True) for i in range(start, end)]
    assert held == sorted(set(held))
    assert {i for i, letter in enumerate(text) if not letter.isspace()} <= set(held)
    assert len(found.scores) == len(found.starts)
    assert found.scores.sum(1) == pytest.approx(1)


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="광주시는 AI,.\n뷁😀é", max_size=20))
def test_parts_of_any_text_lie_apart(tokenizer, text):
    found = parts(tokenizer, text)
    places = [place for both in zip(found.starts, found.ends, strict=True) for place in both]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_a_tokenizer_without_places_is_read_word_by_word():
    found = parts(characters(), "광주시는 오늘\n밝혔다 광주시는")
    assert list(zip(found.starts, found.ends, strict=True)) == [(0, 4), (5, 7), (8, 11), (12, 16)]


def test_bytes_of_one_syllable_are_one_part_with_their_mean():
    seen = Subwords([1, 2, 3], [0, 0, 1], [1, 1, 2])
    found = pieces("광주", seen, np.array([[1, 0], [0, 1], [0, 1]], np.float32), by_words=False)
    assert (found.starts, found.ends, found.scores.tolist()) == ([0, 1], [1, 2], [[0.5, 0.5], [0, 1]])


def test_the_first_subword_of_a_word_speaks_for_it():
    seen = Subwords([1, 2, 3], [0, 2, 4], [2, 3, 6])
    found = pieces("광주시 오늘", seen, np.eye(3, dtype=np.float32), by_words=True)
    assert (found.starts, found.ends, found.scores.argmax(1).tolist()) == ([0, 4], [3, 6], [0, 2])


@pytest.mark.parametrize(("make", "before", "behind"), [(bytes_and_parts, 1, 1), (sentence_pieces, 0, 0), (jamo, 1, 1)])
def test_the_marks_around_a_text_are_known(make, before, behind):
    assert tuple(map(len, frame(make()))) == (before, behind)


def save(folder, tokenizer, kind, **config):
    import torch
    import transformers

    tokenizer.save_pretrained(folder)
    with torch.random.fork_rng():
        torch.manual_seed(1)
        settings = getattr(transformers, f"{kind}Config")(
            hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16, id2label=KINDS, **config
        )
        model = getattr(transformers, f"{kind}ForTokenClassification")(settings)
        model.classifier.bias.data[1] = 9.0  # untrained, it sees names everywhere
        model.save_pretrained(folder)


def test_a_model_that_counts_places_from_its_filler_takes_windows_that_fit(tmp_path):
    tokenizer = bytes_and_parts()
    save(tmp_path, tokenizer, "Roberta", vocab_size=len(tokenizer), max_position_embeddings=22, pad_token_id=1)
    with pytest.raises(ValueError, match="from 4 to 20"):
        nm.pretrained_tagger(tmp_path, max_length=21)
    text = " ".join(LINES * 9)
    (found,) = nm.pretrained_tagger(tmp_path, batch_size=3).tag([text])
    assert found
    assert all(text[each.start : each.end].strip() for each in found)


def test_a_model_of_letters_tags_whole_words(tmp_path):
    save(
        tmp_path,
        characters(),
        "Canine",
        num_hash_functions=2,
        num_hash_buckets=16,
        local_transformer_stride=8,
        type_vocab_size=2,
    )
    text = "\n".join(LINES * 3)
    (found,) = nm.pretrained_tagger(tmp_path, {"OG": "COMPANY"}).tag([text])
    borders = {0, len(text), *(i + 1 for i, letter in enumerate(text) if letter.isspace())}
    assert found
    assert {each.start for each in found} <= borders
    assert {each.kind for each in found} == {"COMPANY"}
