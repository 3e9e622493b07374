"""A whole installation saved into one folder, and made anew from it: database, files, keys.

    manifest.json      release, moment, migrations, and of each file its size and SHA-256
    manifest.mac       HMAC-SHA256 of the manifest, under a key of the passphrase
    keys.sealed        the secret and the signing key, encrypted under the passphrase (scrypt)
    database.sqlite3   SQLite: its online backup; or
    database/          PostgreSQL: every table as COPY gives it, of one snapshot
    trail/             copies of checkpoints, as they stood before the database
    evidence/          originals and previews, as they stood after it

The order makes it whole while the portal goes on: an original is on the disk before its row is
committed, and a checkpoint's row before its copy is read here. Files of evidence are not encrypted
(they are not where they lie either): a backup belongs where the data folder may lie.
"""
