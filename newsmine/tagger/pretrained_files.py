"""The files of a pretrained model: found by name or path, looked at before anything is loaded, never run."""

import hashlib
import json
from pathlib import Path
from typing import Any

from newsmine.errors import InputError, MissingExtraError

# Weights only as safetensors, and no code: neither pickles nor Python files of a model are ever fetched.
_WANTED = ["*.json", "*.safetensors", "*.txt", "*.model"]
_NOT_WANTED = ["*/*", "README*", "*.py", "*.bin", "*.msgpack", "*.h5"]
_PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")
# Without one of them transformers makes a tokenizer that knows no word, and says nothing.
_VOCABULARIES = ("tokenizer*.json", "vocab*", "*.model")
_CHUNK = 1 << 20


def model_folder(name_or_path: "str | Path", *, revision: str | None, local_files_only: bool) -> Path:
    """Return the folder that holds the model; a name is looked up on this machine, then on the Hugging Face Hub.

    Raises
    ------
    InputError
        If there is no such folder, the name cannot be fetched, or the folder holds no model that newsmine loads.
    MissingExtraError
        If huggingface_hub is not installed.
    """
    folder = Path(name_or_path).expanduser()
    if not folder.is_dir():
        if isinstance(name_or_path, Path) or str(name_or_path).startswith((".", "~", "/", "\\")) or folder.exists():
            raise InputError(
                f"{name_or_path}: no such folder; give one with config.json, model.safetensors and tokenizer.json, "
                "as save_pretrained() writes it"
            )
        folder = _fetched(str(name_or_path), revision, local_files_only=local_files_only)
    _look(folder, str(name_or_path))
    return folder


def files_hash(folder: Path) -> str:
    """Return a hash of what the model and its tokenizer are made of."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _WANTED for path in folder.glob(pattern)):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


def load_model(folder: Path, name: str) -> "tuple[Any, Any]":
    """Return the model, ready to score, and its tokenizer.

    Raises
    ------
    InputError
        If the files are damaged, are of another kind of model, lack weights, or need code of their own.
    MissingExtraError
        If transformers or torch is not installed.
    """
    try:
        import torch
        import transformers
        from safetensors import SafetensorError
    except ImportError as error:
        raise MissingExtraError(error.name or "transformers", "transformers") from error
    own: dict[str, Any] = {"trust_remote_code": False, "local_files_only": True}
    shown = transformers.utils.logging.is_progress_bar_enabled()
    transformers.utils.logging.disable_progress_bar()
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder), use_fast=True, **own)
        model, report = transformers.AutoModelForTokenClassification.from_pretrained(
            str(folder),
            use_safetensors=True,
            dtype=torch.float32,
            attn_implementation="eager",  # else a config could name one to fetch
            output_loading_info=True,
            **own,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError, SafetensorError) as error:
        if any("auto_map" in path.read_text("utf-8", "replace") for path in folder.glob("*config.json")):
            raise InputError(
                f"{name}: it needs Python code of its own (auto_map in {folder}), and newsmine runs no code of models; take "
                "one that transformers knows"
            ) from error
        raise InputError(
            f"{name}: transformers {transformers.__version__} cannot load {folder}: {_first_line(error)}; fetch it again, or "
            "take another model for token classification"
        ) from error
    except ImportError as error:
        raise InputError(f"{name}: {_first_line(error)}; install what it names, or take another model") from error
    finally:
        if shown:
            transformers.utils.logging.enable_progress_bar()
    if len(tokenizer) <= len(set(tokenizer.all_special_ids)):
        raise InputError(f"{name}: its tokenizer knows no word; save it anew from where the model comes from")
    missing = sorted(report["missing_keys"])
    if missing:
        raise InputError(
            f"{name}: {len(missing)} weights are not in the files ({', '.join(missing[:3])}); it was not trained to tag "
            "tokens: give a model for token classification (named-entity recognition)"
        )
    return model.eval(), tokenizer


def _fetched(name: str, revision: str | None, *, local_files_only: bool) -> Path:
    try:
        import huggingface_hub
        from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError
    except ImportError as error:
        raise MissingExtraError(error.name or "huggingface_hub", "transformers") from error
    way = "download it where there is a network and give its folder: --tagger PATH"
    try:
        return Path(
            huggingface_hub.snapshot_download(
                name,
                revision=revision,
                local_files_only=local_files_only,
                allow_patterns=_WANTED,
                ignore_patterns=_NOT_WANTED,
            )
        )
    except LocalEntryNotFoundError as error:
        why = "local_files_only is set" if local_files_only else "the Hugging Face Hub cannot be reached"
        raise InputError(f"{name}: no such folder, not among the models on this machine, and {why}; {way}") from error
    except (HfHubHTTPError, OSError, ValueError) as error:
        raise InputError(f"{name}: no such folder, and no such model: {_first_line(error)}; {way}") from error


def _look(folder: Path, name: str) -> None:
    """Refuse what cannot be loaded safely, with the way out."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{name}: no config.json in {folder}; give the folder that save_pretrained() wrote") from error
    except ValueError as error:
        raise InputError(f"{folder / 'config.json'}: no JSON: {error}; fetch the model again") from error
    if not isinstance(config, dict):
        raise InputError(f"{folder / 'config.json'}: no model's settings; fetch the model again")
    if not any(path for pattern in _VOCABULARIES for path in folder.glob(pattern)):
        raise InputError(
            f"{name}: no tokenizer in {folder} (tokenizer.json or vocab.txt); save it there: "
            "transformers.AutoTokenizer.from_pretrained(NAME).save_pretrained(FOLDER)"
        )
    if any(folder.glob("*.safetensors")):
        return
    pickles = sorted(path.name for pattern in _PICKLES for path in folder.glob(pattern))
    held = (
        f"holds its weights only as a pickle ({', '.join(pickles)}), which can run code when loaded" if pickles else ""
    )
    raise InputError(
        f"{name}: {folder} {held or 'holds no model.safetensors'}; take one with model.safetensors, or where you trust it: "
        "transformers.AutoModelForTokenClassification.from_pretrained(NAME).save_pretrained(FOLDER)"
    )


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
