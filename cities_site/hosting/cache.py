"""A cache in Redis that nobody waits for, and nobody misses, while Redis is away."""

import logging
import time
from dataclasses import dataclass
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# Seconds for which Redis is not asked again after it has failed: nobody else waits for it.
PAUSE = 5.0


@dataclass
class Outage:
    """What this process knows of one Redis: when to ask again, and whether it missed a change."""

    ask_again_at: float = 0.0
    changes_missed: bool = False
    is_on: bool = False


_outages: dict[str, Outage] = {}


class ResilientRedisCache(RedisCache):
    """Django's Redis cache; while Redis does not answer, the memory of this process.

    Values are then kept and counted by each process alone, so that limits still hold and no page
    fails.  Redis is emptied when it comes back after this process could not tell it of a change, so
    that what was deleted meanwhile is not found again: give it a Redis database of its own, and
    keep nothing in it that must be gone at once, such as sessions.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._outage = _outages.setdefault(str(server), Outage())
        own = {name: value for name, value in params.items() if name != "OPTIONS"}
        self._memory = LocMemCache(f"while {server} is away", own)

    def _ask(self, name: str, is_change: bool, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= self._outage.ask_again_at:
            try:
                if self._outage.changes_missed:
                    super().clear()
                answer = getattr(super(), name)(*args, **kwargs)
            except (RedisError, OSError) as error:
                self._fail(error)
            else:
                self._recover()
                return answer
        self._outage.changes_missed |= is_change
        return getattr(self._memory, name)(*args, **kwargs)

    def _fail(self, error: Exception) -> None:
        if not self._outage.is_on:
            # What an earlier outage left behind is out of date.
            self._memory.clear()
            logger.error("Redis does not answer (%s); each process remembers alone", error)
        self._outage.is_on = True
        self._outage.ask_again_at = time.monotonic() + PAUSE

    def _recover(self) -> None:
        if self._outage.is_on:
            logger.warning("Redis answers again")
            self._outage.is_on = self._outage.changes_missed = False

    def get(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("get", False, *args, **kwargs)

    def get_many(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("get_many", False, *args, **kwargs)

    def has_key(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("has_key", False, *args, **kwargs)

    def add(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("add", True, *args, **kwargs)

    def set(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("set", True, *args, **kwargs)

    def set_many(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("set_many", True, *args, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("touch", True, *args, **kwargs)

    def incr(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("incr", True, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("delete", True, *args, **kwargs)

    def delete_many(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("delete_many", True, *args, **kwargs)

    def clear(self) -> Any:
        return self._ask("clear", True)
