"""Static files under names that tell their content, so that browsers keep them for good."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "jaganetral/"


QUICK_ABOVE = 1_000_000
"""Bytes above which brotli is not asked for its utmost: that takes half a minute for a network of
hands and saves one byte in twenty."""


class QuickCompressor(Compressor):
    """WhiteNoise's compressor, quick where a file is large."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        compressed: bytes = brotli.compress(data, quality=11 if len(data) < QUICK_ABOVE else 6)
        return compressed


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, which also follows `import` between our modules.

    What comes from packages is hashed as it is: it names files that it does not ship.
    """

    support_js_module_import_aggregation = True
    # The hand networks' runtime asks for its parts by their plain names.
    keep_only_hashed_files = False

    def url_converter(
        self, name: str, hashed_files: Any, template: str | None = None
    ) -> Callable[[re.Match[str]], str]:
        if not name.startswith(OURS):
            return lambda found: found[0]
        convert: Callable[[re.Match[str]], str] = super().url_converter(
            name, hashed_files, template
        )
        return convert

    def create_compressor(self, **options: Any) -> QuickCompressor:
        return QuickCompressor(**options)
