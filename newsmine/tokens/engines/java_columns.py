"""Columns of what Java objects say: Java joins them, so that a list crosses once instead of once for each word."""

from functools import cache

from newsmine.tokens.engines.java_rows import BETWEEN, BETWEEN_LINES, Java, as_function, chain, method, with_first
from newsmine.tokens.engines.jvm import java


@cache
def asked(owner: str, name: str) -> Java:
    """Return the Java function that calls a public method without arguments."""
    return as_function(method(owner, name))


@cache
def streamed(owner: str, name: str) -> Java:
    """Return the Java function that makes a stream of the array that a public method gives."""
    return as_function(chain(method(owner, name), method("java.util.Arrays", "stream", "java.lang.Object[]")))


@cache
def joined(owner: str, name: str) -> Java:
    """Return the Java function that joins the array of strings that a public method gives; see :func:`parted`."""
    join = method("java.lang.String", "join", "java.lang.CharSequence", "java.lang.CharSequence[]")
    return as_function(chain(method(owner, name), with_first(join.asFixedArity(), BETWEEN_LINES)))


def parted(text: str) -> tuple[str, ...]:
    """Return the strings that :func:`joined` joined."""
    return tuple(text.split(BETWEEN_LINES))


def elements(lists: Java, stream: Java = None) -> Java:
    """Return what the lists of a Java list hold, as one Java list; ``stream`` makes a stream of what is no list."""
    stream = stream or asked("java.util.Collection", "stream")
    return lists.stream().flatMap(stream).collect(_collectors().toList())


def mapped(objects: Java, function: Java) -> Java:
    """Return what the function makes of each object of a Java list, as a Java list."""
    return objects.stream().map(function).collect(_collectors().toList())


def column(objects: Java, *functions: Java) -> list[str]:
    """Return what the functions, one after the other, make of each object of a Java list, as text."""
    stream = objects.stream()
    for function in functions:
        stream = stream.map(function)
    text = str(stream.collect(_collectors().joining(BETWEEN)))
    return text.split(BETWEEN) if text or len(objects) else []


def numbers(objects: Java, function: Java) -> list[int]:
    """Return the whole number that the function makes of each object of a Java list."""
    return [int(number) for number in column(objects, function, asked("java.lang.Object", "toString"))]


@cache
def _collectors() -> Java:
    return java().JClass("java.util.stream.Collectors")
