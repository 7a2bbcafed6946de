"""How static files are named: by their content, so that they can be cached for ever."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Also follows the imports of script modules, so that they find the hashed names."""

    support_js_module_import_aggregation = True
