"""Results of functions, kept in this process for one generation of the site.

For what many pages read and few changes alter: addresses, menus, choices, the order of lists.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from cities_site.freshness.generation import Generation, current

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_memos: list["_Memo"] = []


class _Memo:
    """The results of one function, the ones used last; all of one generation."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.generation: Generation | None = None
        self.results: OrderedDict[Hashable, Any] = OrderedDict()
        self.lock = Lock()

    def find(self, generation: Generation, key: Hashable) -> tuple[Any, ...]:
        """Return the kept result in a tuple, which is empty where there is none."""
        with self.lock:
            if generation != self.generation:
                self.generation = generation
                self.results.clear()
            if key not in self.results:
                return ()
            self.results.move_to_end(key)
            return (self.results[key],)

    def keep(self, generation: Generation, key: Hashable, result: Any) -> None:
        """Keep a result, unless another generation has begun for somebody else meanwhile."""
        with self.lock:
            if generation == self.generation:
                self.results[key] = result
                if len(self.results) > self.size:
                    self.results.popitem(last=False)

    def clear(self) -> None:
        """Keep nothing of what is kept."""
        with self.lock:
            self.generation = None
            self.results.clear()


def kept_for_generation(
    size: int,
) -> Callable[[Callable[Parameters, Result]], Callable[Parameters, Result]]:
    """Keep the latest `size` results of a function for as long as nothing changes.

    The function must depend on nothing but its hashable parameters and the database: not on the
    clock, the language or the user, unless they are parameters.  Its results are shared by all
    requests: nobody may change them.
    """

    def decorate(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
        memo = _Memo(size)
        _memos.append(memo)

        @wraps(function)
        def kept(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
            # Asked before the function reads, so that the result is at least as new.
            generation = current()
            key = (args, tuple(sorted(kwargs.items())))
            if found := memo.find(generation, key):
                return found[0]
            result = function(*args, **kwargs)
            memo.keep(generation, key, result)
            return result

        return kept

    return decorate


def clear_memos() -> None:
    """Forget every kept result, for tests and whoever changed the database from outside."""
    for memo in _memos:
        memo.clear()
