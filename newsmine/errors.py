"""What can go wrong, as one tree.

::

    NewsmineError               shown as one line, exit code 1
    ├── InputError              a file or page that cannot be used
    │   ├── DecodeError         bytes that are no text
    │   ├── RowError            a row of a table that cannot be used
    │   ├── ExtractError        a page without the field that it must have
    │   ├── FeedError           bytes that are no feed
    │   ├── SitemapError        bytes that are no sitemap
    │   ├── ListError           a list of articles in which none was found
    │   └── SearchError         a search that was refused, or an answer that cannot be read
    │       └── QuotaError      the day's requests are spent
    ├── CollectError            a collector that could not run, or a site that gave nothing
    │   └── GuardError          an address that a collector must not visit
    ├── HealthError             an outlet that is read worse than it must, or than before
    ├── StudyError              a study.toml that cannot be understood
    ├── CorpusError             a corpus of a newer version, locked or damaged
    ├── ClusterError            a cluster that cannot be reached or used
    ├── TokenizerError          a tokenizer that failed on a text
    │   ├── TimeLimitError      one that took longer than it may
    │   └── CrashError          one that ended its process
    ├── ExportError             a result that cannot be written to that file
    ├── PluginError             an unknown or broken plug-in
    └── MissingExtraError       an optional package that is not installed

A wrong argument raises the usual ``ValueError`` or ``TypeError``.
"""

import difflib
from collections.abc import Iterable


class NewsmineError(Exception):
    """What the world did; its text is one line that names value, place and way out."""


class InputError(NewsmineError):
    """A file or page that cannot be used."""


class DecodeError(InputError):
    """Bytes that are no text in any encoding that Korean pages use."""


class RowError(InputError):
    """A row of a table that cannot be used; the others can.

    Parameters
    ----------
    path : str
        The file.
    row : str
        Which row, as its program counts: ``row 3`` of a table, ``line 3`` of JSON Lines.
    reason : str
        What is wrong with it, and what to do.
    """

    def __init__(self, path: str, row: str, reason: str) -> None:
        self.path = path
        self.row = row
        self.reason = reason
        super().__init__(f"{path}: {row}: {reason}")

    def __reduce__(self) -> tuple[type["RowError"], tuple[str, str, str]]:
        """Return how to build it again in another process."""
        return type(self), (self.path, self.row, self.reason)


class ExtractError(InputError):
    """A page without a field that an article must have.

    Parameters
    ----------
    place : str or None
        URL or path of the page.
    field : str
        Field of ``Article`` that could not be read.
    reason : str
        What was looked for, and what was found.
    """

    def __init__(self, place: str | None, field: str, reason: str) -> None:
        self.place = place
        self.field = field
        self.reason = reason
        super().__init__(f"{place or 'page'}: no {field}: {reason}")

    def __reduce__(self) -> tuple[type["ExtractError"], tuple[str | None, str, str]]:
        """Return how to build it again in another process."""
        return type(self), (self.place, self.field, self.reason)


class FeedError(InputError):
    """Bytes that are no feed, or one that newsmine does not read."""


class SitemapError(InputError):
    """Bytes that are no sitemap, or one that newsmine does not read."""


class ListError(InputError):
    """A list of articles in which none was found.

    Parameters
    ----------
    url : str
        The list.
    selector : str
        What was looked for, as CSS.
    reason : str
        What was found instead, and what to do.
    """

    def __init__(self, url: str, selector: str, reason: str) -> None:
        self.url = url
        self.selector = selector
        self.reason = reason
        super().__init__(f"{url}: no article at {selector!r}: {reason}")

    def __reduce__(self) -> tuple[type["ListError"], tuple[str, str, str]]:
        """Return how to build it again in another process."""
        return type(self), (self.url, self.selector, self.reason)


class SearchError(InputError):
    """A search that was refused, or an answer that cannot be read.

    Parameters
    ----------
    place : str
        The door that was asked, and for what; never a key.
    code : str
        The door's own code, or the HTTP status.
    reason : str
        What it means, and what to do.
    """

    def __init__(self, place: str, code: str, reason: str) -> None:
        self.place = place
        self.code = code
        self.reason = reason
        super().__init__(f"{place}: {code}: {reason}")

    def __reduce__(self) -> tuple[type["SearchError"], tuple[str, str, str]]:
        """Return how to build it again in another process."""
        return type(self), (self.place, self.code, self.reason)


class QuotaError(SearchError):
    """The requests that a search grants a day are spent."""


class CollectError(NewsmineError):
    """A collector that could not run, or a source that gave nothing."""


class GuardError(CollectError):
    """An address that a collector must not visit."""


class HealthError(NewsmineError):
    """An outlet that is read worse than it must be, or worse than before.

    Parameters
    ----------
    problems : tuple of str
        One line each: outlet, field, counts, selector.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(
            f"{len(problems)} {'rate is' if len(problems) == 1 else 'rates are'} too low: " + " | ".join(problems)
        )

    def __reduce__(self) -> tuple[type["HealthError"], tuple[tuple[str, ...]]]:
        """Return how to build it again in another process."""
        return type(self), (self.problems,)


class StudyError(NewsmineError):
    """A study.toml that cannot be understood."""


class CorpusError(NewsmineError):
    """A corpus that is of a newer version, locked or damaged."""


class ClusterError(NewsmineError):
    """A cluster that cannot be reached, or whose workers cannot do what they are asked."""


class TokenizerError(NewsmineError):
    """A tokenizer that failed on a text."""


class TimeLimitError(TokenizerError):
    """A tokenizer that took longer for a text than it may, and was stopped.

    Parameters
    ----------
    name : str
        The tokenizer.
    seconds : float
        Its time limit.
    """

    def __init__(self, name: str, seconds: float) -> None:
        self.name = name
        self.seconds = seconds
        super().__init__(
            f"{name} took longer than {seconds:g} s and was stopped; raise time_limit, or name another tokenizer as fallback"
        )

    def __reduce__(self) -> tuple[type["TimeLimitError"], tuple[str, float]]:
        """Return how to build it again in another process."""
        return type(self), (self.name, self.seconds)


class CrashError(TokenizerError):
    """A tokenizer whose process ended before it answered.

    Parameters
    ----------
    name : str
        The tokenizer.
    how : str
        How its process ended: by which signal, or with which code.
    seconds : float
        How long it had worked.
    """

    def __init__(self, name: str, how: str, seconds: float) -> None:
        self.name = name
        self.how = how
        self.seconds = seconds
        super().__init__(f"{name} failed after {seconds:.1f} s: {how}; name another tokenizer as fallback")

    def __reduce__(self) -> tuple[type["CrashError"], tuple[str, str, float]]:
        """Return how to build it again in another process."""
        return type(self), (self.name, self.how, self.seconds)


class ExportError(NewsmineError):
    """A result that cannot be written to that file."""


class PluginError(NewsmineError):
    """An unknown or broken plug-in."""


class MissingExtraError(NewsmineError):
    """An optional package that is not installed.

    Parameters
    ----------
    package : str
        Name of the package that could not be imported.
    extra : str
        The extra of newsmine that brings it.
    """

    def __init__(self, package: str, extra: str) -> None:
        self.package = package
        self.extra = extra
        super().__init__(f"{package} is not installed; run: pip install 'newsmine[{extra}]'")

    def __reduce__(self) -> tuple[type["MissingExtraError"], tuple[str, str]]:
        """Return how to build it again in another process."""
        return type(self), (self.package, self.extra)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``"did you mean 'x'? "`` for the nearest of the known names, or ``""``.

    Examples
    --------
    >>> did_you_mean("okkt", ["kiwi", "okt"])
    "did you mean 'okt'? "
    """
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {close[0]!r}? " if close else ""


def check_choice(value: object, known: Iterable[str], what: str, *, listed: str = "known") -> None:
    """Raise ``ValueError`` unless a value is one of the known ones; the message names the nearest of them, and all.

    Examples
    --------
    >>> check_choice("npm", ("count", "npmi"), "weight", listed="weights")
    Traceback (most recent call last):
    ValueError: unknown weight 'npm'; did you mean 'npmi'? weights: count, npmi
    """
    choices = tuple(known)
    if value not in choices:
        raise ValueError(f"unknown {what} {value!r}; {did_you_mean(str(value), choices)}{listed}: {', '.join(choices)}")
