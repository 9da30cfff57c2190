"""Uploads in a folder, whole or not at all."""

import contextlib
from typing import Any

from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """Django's own storage, which leaves half of a file behind when the disk is full."""

    def _save(self, name: str, content: Any) -> str:
        was_there = self.exists(name)
        try:
            return super()._save(name, content)
        except OSError:
            if not was_there:
                with contextlib.suppress(OSError):
                    self.delete(name)
            raise
