package dev.moie.core.plugin;

/**
 * A plugin that is not used any more.
 *
 * @param id the plugin
 * @param version its version
 * @param sha256 of its jar, in hex; a jar with another one is not quarantined
 * @param reason what it did
 * @param since when, in UTC with {@code Z}
 * @param type the job type or other code that did it
 * @param job the job that it was run for; empty if for none
 */
public record QuarantineEntry(
    String id,
    String version,
    String sha256,
    String reason,
    String since,
    String type,
    String job) {}
