"""Results that are kept in this process for one generation of the site.

For what many pages read and few changes alter: addresses, menus, choices, the order of lists.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from cities_site.freshness.generation import Generation, current

Result = TypeVar("Result")

_memos: list["Memo"] = []


class Memo:
    """Results by key, the `size` that were used last; all of one generation.

    A result must follow from its key and the database alone: not from the clock, the language or
    the user, unless the key names them.  All requests share it: nobody may change it.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.generation: Generation | None = None
        self.results: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()
        _memos.append(self)

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return the result for `key`, made now if nothing is kept that is still true."""
        # Asked before anything is read, so that the result is at least as new.
        generation = current()
        with self._lock:
            if generation != self.generation:
                self.generation = generation
                self.results.clear()
            elif key in self.results:
                self.results.move_to_end(key)
                return self.results[key]
        result = make()
        with self._lock:
            # Another generation may have begun meanwhile.
            if generation == self.generation:
                self.results[key] = result
                if len(self.results) > self.size:
                    self.results.popitem(last=False)
        return result

    def clear(self) -> None:
        """Forget every result."""
        with self._lock:
            self.generation = None
            self.results.clear()


def clear_memos() -> None:
    """Forget everything that is kept, for tests, which go back to where no site can."""
    for memo in _memos:
        memo.clear()
