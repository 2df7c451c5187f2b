/**
 * The notebooks themselves. {@link dev.moie.plugins.notebook.entry.Notebooks} is the way in; a
 * {@link dev.moie.plugins.notebook.entry.Notebook} is a file, an {@link
 * dev.moie.plugins.notebook.entry.Entry} what stands in it.
 */
package dev.moie.plugins.notebook.entry;
