package dev.moie.core.plugin;

import dev.moie.core.download.Download;
import dev.moie.core.download.Source;
import java.util.Optional;

/**
 * A jar that is to be installed.
 *
 * @param source where it is
 * @param sha256 what it must have, in lower-case hex; empty if whatever is there will do
 * @param force whether it may take the place of a newer version, of the same version with other
 *     bytes, or of a bundled plugin, and break others
 * @param download brings it here
 */
public record InstallOrder(
    Source source, Optional<String> sha256, boolean force, Download download) {}
