"""Static files under names that tell their content, so that browsers keep them for good."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "jaganetral/"


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
