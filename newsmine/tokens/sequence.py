"""The tokens of a text as a sequence that is built when it is first looked at."""

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from newsmine.records import Token


class Tokens(Sequence[Token]):
    """The tokens of a text, in its order: to be read, cut and compared as a list of :class:`Token`.

    The text has been analyzed; its records are made of the engine's answer when the first of them is asked for, because
    beside kiwi, the fastest engine, making them costs a tenth of the analysis, and not every caller looks at them all.

    Examples
    --------
    >>> tokens = Tokens([Token("광주", "광주", "NNP", "PROPN", 0, 2, True)])
    >>> len(tokens), tokens[0].form, tokens == [Token("광주", "광주", "NNP", "PROPN", 0, 2, True)]
    (1, '광주', True)
    """

    __slots__ = ("_held",)
    __hash__ = None  # type: ignore[assignment]  # as a list

    def __init__(self, held: "list[Token] | Callable[[], list[Token]]") -> None:
        # One slot for both, so that threads that look at once cannot meet half of a change.
        self._held = held

    def _made(self) -> list[Token]:
        held = self._held
        if not isinstance(held, list):
            held = self._held = held()
        return held

    def __copy__(self) -> "Tokens":
        """Return the same tokens, built by whoever looks at them: to keep, unbuilt, what is handed out."""
        return Tokens(self._held)

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self._made())

    def __iter__(self) -> Iterator[Token]:
        """Iterate over the tokens."""
        return iter(self._made())

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> list[Token]: ...
    def __getitem__(self, i: "int | slice") -> "Token | list[Token]":
        """Return a token, or a list of them."""
        return self._made()[i]

    def __eq__(self, other: object) -> bool:
        """Compare with any list or tuple of tokens."""
        if isinstance(other, (Tokens, list, tuple)):
            return self._made() == list(other)
        return NotImplemented

    def __add__(self, other: Sequence[Token]) -> list[Token]:
        """Return a list of both."""
        return [*self, *other]

    def __radd__(self, other: Sequence[Token]) -> list[Token]:
        """Return a list of both."""
        return [*other, *self]

    def __repr__(self) -> str:
        """Show the tokens as a list does."""
        return repr(self._made())

    def __reduce__(self) -> tuple[type["Tokens"], tuple[list[Token]]]:
        """Return how to make it again elsewhere, with its records."""
        return type(self), (self._made(),)
