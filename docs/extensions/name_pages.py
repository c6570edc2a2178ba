"""What the docstrings say of the names of ``newsmine.__all__``."""

import newsmine


def names(first: str, last: str) -> str:
    """Return the directives of the names from ``first`` to ``last``, in the order of ``__all__``."""
    every = newsmine.__all__
    chosen = every[every.index(first) : every.index(last) + 1]
    return "\n".join(["```{eval-rst}", *map(_directive, chosen), "```"])


def _directive(name: str) -> str:
    found = getattr(newsmine, name)
    if not isinstance(found, type):
        return f".. autofunction:: newsmine.{name}\n"
    if issubclass(found, BaseException):
        return f".. autoexception:: newsmine.{name}\n   :show-inheritance:\n"
    record = hasattr(found, "__dataclass_fields__") or hasattr(found, "_fields")  # its docstring names the fields
    return f".. autoclass:: newsmine.{name}\n" + ("" if record else "   :members:\n")
