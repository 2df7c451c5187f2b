package dev.moie.core.plugin;

import java.util.Optional;

/**
 * A plugin that an operator has switched off, whatever its version.
 *
 * @param id the plugin
 * @param since when, in UTC with {@code Z}; empty if its file does not say
 * @param reason why; empty if nobody said
 */
public record DisabledPlugin(String id, Optional<String> since, Optional<String> reason) {}
