/**
 * The notebooks of a workspace, in the formats of the original: {@link
 * dev.moie.plugins.notebook.entry.Notebooks} reads and writes them.
 */
package dev.moie.plugins.notebook;
