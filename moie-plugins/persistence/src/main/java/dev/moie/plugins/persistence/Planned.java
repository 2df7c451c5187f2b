package dev.moie.plugins.persistence;

/**
 * Something that will be written, as a dry run shows it.
 *
 * @param place which file, or which part of what
 * @param text its content
 */
record Planned(String place, String text) {}
