package dev.moie.core.plugin;

/**
 * A version of a plugin that a running engine has loaded.
 *
 * @param id the plugin
 * @param version its version
 * @param current whether new calls go to it; else it only ends
 * @param calls how many calls run on it, or on one that it was loaded together with
 */
public record PluginInUse(String id, String version, boolean current, int calls) {}
