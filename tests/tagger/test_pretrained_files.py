"""What is refused before it is loaded, and why."""

import json
import pickle
import shutil

import pytest

import newsmine as nm
from newsmine.errors import InputError

pytest.importorskip("torch", reason="needs the extra transformers")
pytest.importorskip("transformers", reason="needs the extra transformers")

import tiny_bert


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tiny_bert.save(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def copied(folder, tmp_path):
    return shutil.copytree(folder, tmp_path / "copied")


class Trap:
    """What runs code when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (open, (str(self.path), "w"))


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError, match=r"nowhere: no such folder; give one with config.json"):
        nm.pretrained_tagger(tmp_path / "nowhere")


def test_a_folder_without_a_model_is_said(tmp_path):
    with pytest.raises(InputError, match=r"no config.json"):
        nm.pretrained_tagger(tmp_path)


def test_settings_that_are_no_json_are_said(copied):
    (copied / "config.json").write_text("{", "utf-8")
    with pytest.raises(InputError, match=r"config.json: no JSON: .*fetch the model again"):
        nm.pretrained_tagger(copied)


@pytest.mark.parametrize("only", [True, False])
def test_a_pickle_is_never_loaded(copied, tmp_path, only):
    sprung = tmp_path / "sprung"
    (copied / "pytorch_model.bin").write_bytes(pickle.dumps(Trap(sprung)))
    if only:
        (copied / "model.safetensors").unlink()
        with pytest.raises(InputError, match=r"only as a pickle \(pytorch_model.bin\).*save_pretrained"):
            nm.pretrained_tagger(copied)
    else:
        assert nm.pretrained_tagger(copied).tag(["광주시는 밝혔다"])[0]
    assert not sprung.exists()


def test_weights_that_are_torn_are_said(copied):
    weights = (copied / "model.safetensors").read_bytes()
    (copied / "model.safetensors").write_bytes(weights[: len(weights) // 2])
    with pytest.raises(InputError, match=r"copied: transformers .* cannot load .*; fetch it again"):
        nm.pretrained_tagger(copied)


def test_a_model_that_was_not_trained_to_tag_is_refused(tmp_path):
    bare = tiny_bert.save(tmp_path / "bare", trained=False)
    with pytest.raises(InputError, match=r"2 weights are not in the files \(classifier.bias, classifier.weight\)"):
        nm.pretrained_tagger(bare)


def test_a_model_that_brings_code_is_refused_and_its_code_not_run(copied, tmp_path):
    sprung = tmp_path / "sprung"
    config = json.loads((copied / "config.json").read_text("utf-8"))
    config["model_type"] = "of_its_own"
    config["auto_map"] = {"AutoConfig": "own.Config", "AutoModelForTokenClassification": "own.Model"}
    (copied / "config.json").write_text(json.dumps(config), "utf-8")
    (copied / "own.py").write_text(f"open({str(sprung)!r}, 'w')\n", "utf-8")
    with pytest.raises(InputError, match="newsmine runs no code of models"):
        nm.pretrained_tagger(copied)
    assert not sprung.exists()


def test_a_model_without_a_tokenizer_is_said(copied):
    for path in [*copied.glob("tokenizer*"), copied / "vocab.txt"]:
        path.unlink()
    with pytest.raises(InputError, match="no tokenizer in"):
        nm.pretrained_tagger(copied)
    (copied / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "BertTokenizer"}), "utf-8")
    with pytest.raises(InputError, match="its tokenizer knows no word"):
        nm.pretrained_tagger(copied)


def test_a_name_that_is_not_on_this_machine_says_the_way_out(tmp_path, monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(InputError, match=r"nobody/no-model: .*local_files_only is set; .*--tagger PATH"):
        nm.pretrained_tagger("nobody/no-model", local_files_only=True)


def test_without_a_network_a_name_says_the_way_out(tmp_path, monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(InputError, match=r"nobody/no-model: .*cannot be reached; .*--tagger PATH"):
        nm.pretrained_tagger("nobody/no-model")


@pytest.mark.parametrize("name", ["a name with blanks", "one/two/three", "a//b"])
def test_what_is_neither_a_path_nor_a_name_is_said(name):
    with pytest.raises(InputError, match="no such"):
        nm.pretrained_tagger(name, local_files_only=True)
