"""The portal: JagaNetral as a site, for a phone first. It judges nothing: it asks `Checker`."""
