"""Columns of what Java objects say: Java joins them, so that a list crosses once instead of once for each word."""

from functools import cache
from typing import Any

from newsmine.tokens.engines.jvm import java

_BETWEEN, _WITHIN = "\x1f", "\x1e"
"""No form holds them: the cleaning takes controls out of a text."""

Java = Any
"""A Java object: jpype has no types."""


@cache
def method(owner: str, name: str, gives: str = "java.lang.String") -> Java:
    """Return the Java function that calls a public method without arguments.

    Parameters
    ----------
    owner : str
        The class that declares it.
    name : str
        The method.
    gives : str
        The class of what it gives, or ``int``.
    """
    return _function(_virtual(owner, name, java().JInt.class_ if gives == "int" else java().JClass(gives).class_))


@cache
def streamed(owner: str, name: str, element: str) -> Java:
    """Return the Java function that makes a stream of the array that a public method gives."""
    things = java().JArray(java().JClass("java.lang.Object")).class_
    stream = java().JClass("java.util.stream.Stream").class_
    arrays = (
        _invoke()
        .MethodHandles.publicLookup()
        .findStatic(java().JClass("java.util.Arrays").class_, "stream", _invoke().MethodType.methodType(stream, things))
    )
    return _function(_then(_array(owner, name, element), things, arrays))


@cache
def joined(owner: str, name: str) -> Java:
    """Return the Java function that joins the array of strings that a public method gives; see :func:`parted`."""
    text, part = java().JClass("java.lang.String").class_, java().JClass("java.lang.CharSequence")
    parts = java().JArray(part).class_
    join = (
        _invoke()
        .MethodHandles.publicLookup()
        .findStatic(text, "join", _invoke().MethodType.methodType(text, part.class_, parts))
    )
    join = _invoke().MethodHandles.insertArguments(join.asFixedArity(), 0, _WITHIN)
    return _function(_then(_array(owner, name, "java.lang.String"), parts, join))


def parted(text: str) -> tuple[str, ...]:
    """Return the strings that :func:`joined` joined."""
    return tuple(text.split(_WITHIN))


def method_of(thing: Java, name: str, takes: str, gives: str) -> Java:
    """Return the Java function that calls a public method of one object, with one argument."""
    kind = _invoke().MethodType.methodType(java().JClass(gives).class_, java().JClass(takes).class_)
    return _function(_invoke().MethodHandles.publicLookup().bind(thing, name, kind))


def elements(lists: Java, stream: Java = None) -> Java:
    """Return what the lists of a Java list hold, as one Java list; ``stream`` makes a stream of what is no list."""
    stream = stream or method("java.util.Collection", "stream", "java.util.stream.Stream")
    return lists.stream().flatMap(stream).collect(_collectors().toList())


def mapped(objects: Java, function: Java) -> Java:
    """Return what the function makes of each object of a Java list, as a Java list."""
    return objects.stream().map(function).collect(_collectors().toList())


def column(objects: Java, *functions: Java) -> list[str]:
    """Return what the functions, one after the other, make of each object of a Java list, as text."""
    stream = objects.stream()
    for function in functions:
        stream = stream.map(function)
    text = str(stream.collect(_collectors().joining(_BETWEEN)))
    return text.split(_BETWEEN) if text or len(objects) else []


def numbers(objects: Java, function: Java) -> list[int]:
    """Return the whole number that the function makes of each object of a Java list."""
    return [int(number) for number in column(objects, function, method("java.lang.Object", "toString"))]


def _virtual(owner: str, name: str, gives: Java) -> Java:
    kind = _invoke().MethodType.methodType(gives)
    return _invoke().MethodHandles.publicLookup().findVirtual(java().JClass(owner).class_, name, kind)


def _array(owner: str, name: str, element: str) -> Java:
    return _virtual(owner, name, java().JArray(java().JClass(element)).class_)


def _then(first: Java, kind: Java, second: Java) -> Java:
    """Both, one after the other; ``kind`` is the class between them."""
    return _invoke().MethodHandles.filterReturnValue(first.asType(first.type().changeReturnType(kind)), second)


def _function(handle: Java) -> Java:
    thing = java().JClass("java.lang.Object").class_
    of_things = handle.asType(_invoke().MethodType.methodType(thing, thing))
    function = java().JClass("java.util.function.Function").class_
    return _invoke().MethodHandleProxies.asInterfaceInstance(function, of_things)


@cache
def _invoke() -> Java:
    return java().JPackage("java").lang.invoke


@cache
def _collectors() -> Java:
    return java().JClass("java.util.stream.Collectors")
