"""Letting a file in: nothing that is too large is ever kept, not even while it arrives."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

ALLOWANCE = 1024 * 1024  # what a form may weigh beside its file


class SizeLimit(FileUploadHandler):
    """Lets a file that is over the limit run out unkept, and tells the request that it did.

    It stands before the handlers that keep files. Most browsers say beforehand how much they send;
    for those that do not, what arrives is counted.
    """

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Note how much is announced."""
        announced = kwargs.get("content_length", args[2] if len(args) > 2 else 0)
        self.is_too_large = int(announced or 0) > settings.MAX_UPLOAD_BYTES + ALLOWANCE

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count.

        :raises SkipFile: when too much was announced.
        """
        super().new_file(*args, **kwargs)
        self.arrived = 0
        self._check()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass a part of the file on.

        :raises SkipFile: when too much has arrived.
        """
        self.arrived += len(raw_data)
        self.is_too_large = self.is_too_large or self.arrived > settings.MAX_UPLOAD_BYTES
        self._check()
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that keep it."""
        return

    def _check(self) -> None:
        if self.is_too_large:
            if self.request is not None:
                self.request.upload_was_too_large = True  # type: ignore[attr-defined]  # -- ours
            raise SkipFile


def was_too_large(request: HttpRequest) -> bool:
    """Whether a file of this request was left out because of its size."""
    request.FILES  # noqa: B018 -- reading it is what lets the file in
    return getattr(request, "upload_was_too_large", False)
