package dev.moie.plugins.notebook.docs;

/**
 * Something that is wrong with a document.
 *
 * @param file the document, relative to the folder that was looked at
 * @param line counted from 1
 * @param kind what leads nowhere, in a word: one of those of the JSON schema
 * @param reference as it is written
 * @param message what is wrong, and what there is instead
 */
public record Finding(String file, int line, String kind, String reference, String message) {}
