"""Rows of what a Java engine finds, read in one call.

Each call into Java costs as much as analyzing a word, and KoNLPy makes two for every morpheme. Here the whole way from a text
to one string of all rows is composed of Java's own method handles, once; so Java runs and compiles it as one function,
without a line of Java of ours.
"""

from typing import Any

from newsmine.tokens.engines.jvm import java

BETWEEN = "\x1f"
"""Stands between two cells; no cell holds it, because the cleaning takes controls out of every text."""

BETWEEN_LINES = "\x1e"
"""Stands between what two lines or two lists gave; no cell holds it either."""

Java = Any
"""A Java object: jpype has no types."""


def method(owner: str, name: str, *takes: str, of: Java = None) -> Java:
    """Return the handle of a public method.

    Parameters
    ----------
    owner : str
        Its class.
    name : str
        Its name.
    *takes : str
        The classes of its arguments; ``[]`` behind an array's.
    of : Java object, optional
        Whose method; without it the handle takes the object first.
    """
    jpype = java()
    takes_classes = jpype.JArray(jpype.JClass("java.lang.Class"))([_class(kind) for kind in takes])
    found = jpype.JClass(owner).class_.getMethod(name, takes_classes)
    handle = _handles().publicLookup().unreflect(found)
    return handle if of is None else handle.bindTo(of)


def chain(first: Java, *others: Java) -> Java:
    """Return a handle that gives what the first one gives to the next, and so on."""
    for other in others:
        taking = other.asType(other.type().changeParameterType(0, first.type().returnType()))
        first = _handles().filterReturnValue(first, taking)
    return first


def rows(to_list: Java, *cells: Java) -> Java:
    """Return a handle from a text to all cells of all rows, one string with :data:`BETWEEN` between two cells.

    Parameters
    ----------
    to_list : handle
        From a text to a Java list.
    *cells : handle
        From an element of the list to a cell each.
    """
    jpype = java()
    kind = _type("java.lang.String", *(cell.type().returnType() for cell in cells))
    concat = jpype.JClass("java.lang.invoke.StringConcatFactory").makeConcatWithConstants(
        _handles().lookup(), "row", kind, BETWEEN.join("\x01" * len(cells)), jpype.JArray(jpype.JObject)([])
    )
    row = _handles().filterArguments(concat.getTarget(), 0, _array("java.lang.invoke.MethodHandle", cells))
    of_one = _type("java.lang.String", cells[0].type().parameterType(0))
    row = _handles().permuteArguments(row, of_one, jpype.JArray(jpype.JInt)([0] * len(cells)))
    return chain(to_list, method("java.util.List", "stream"), _joined(row, BETWEEN))


def lines(line: Java) -> Java:
    """Return a handle that does for each line of a text what ``line`` does, joined with :data:`BETWEEN_LINES`."""
    ends = java().JClass("java.util.regex.Pattern").compile("\n")
    parted = method("java.util.regex.Pattern", "splitAsStream", "java.lang.CharSequence", of=ends)
    return chain(parted, _joined(line, BETWEEN_LINES))


def function(handle: Java) -> Java:
    """Return the function of a text that Python calls."""
    return as_function(handle).apply


def as_function(handle: Java) -> Java:
    """Return the handle of one argument as a ``java.util.function.Function``."""
    of_objects = handle.asType(_type("java.lang.Object", "java.lang.Object"))
    kind = _class("java.util.function.Function")
    return java().JClass("java.lang.invoke.MethodHandleProxies").asInterfaceInstance(kind, of_objects)


def with_first(handle: Java, *values: Java) -> Java:
    """Return the handle with its first arguments given."""
    return _handles().insertArguments(handle, 0, _array("java.lang.Object", values))


def with_last(handle: Java, *values: Java) -> Java:
    """Return the handle with its last arguments given."""
    at = handle.type().parameterCount() - len(values)
    return _handles().insertArguments(handle, at, _array("java.lang.Object", values))


def _joined(each: Java, between: str) -> Java:
    """From a stream to one string of what ``each`` makes of its elements."""
    mapped = with_last(method("java.util.stream.Stream", "map", "java.util.function.Function"), as_function(each))
    joining = java().JClass("java.util.stream.Collectors").joining(between)
    collected = with_last(method("java.util.stream.Stream", "collect", "java.util.stream.Collector"), joining)
    return chain(mapped, collected)


def _handles() -> Java:
    return java().JClass("java.lang.invoke.MethodHandles")


def _type(*classes: Java) -> Java:
    """Return the type of a method: what it gives, then what it takes."""
    gives, *takes = (_class(kind) if isinstance(kind, str) else kind for kind in classes)
    kinds = _array("java.lang.Class", takes)
    return java().JClass("java.lang.invoke.MethodType").methodType(gives, kinds)


def _class(name: str) -> Java:
    jpype = java()
    if name.endswith("[]"):
        return jpype.JArray(jpype.JClass(name.removesuffix("[]"))).class_
    return jpype.JClass("java.lang.Boolean").TYPE if name == "boolean" else jpype.JClass(name).class_


def _array(kind: str, values: Java) -> Java:
    jpype = java()
    return jpype.JArray(jpype.JClass(kind))(list(values))
