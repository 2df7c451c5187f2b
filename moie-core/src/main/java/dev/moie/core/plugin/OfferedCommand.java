package dev.moie.core.plugin;

/**
 * A command that can be called.
 *
 * @param plugin the id of the plugin that offers it
 * @param command what its index says of it
 */
public record OfferedCommand(String plugin, CommandInfo command) {}
