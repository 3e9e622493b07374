"""The portal: JagaNetral as a site, for a phone first. Judges nothing by itself: it asks `Checker`."""
