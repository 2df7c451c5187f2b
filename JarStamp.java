package dev.moie.core.plugin.scan;

import java.nio.file.Path;

/**
 * How a jar is recognised without opening it.
 *
 * @param path absolute, symbolic links resolved
 * @param size in bytes
 * @param modified when it was last changed, in nanoseconds of the epoch
 */
public record JarStamp(Path path, long size, long modified) {}
