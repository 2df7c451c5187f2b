/**
 * The notebooks of a workspace, in the formats of the original: {@link
 * dev.moie.plugins.notebook.entry.Notebooks} reads and writes them. {@link
 * dev.moie.plugins.notebook.state.StateReader} reads the state for what is {@linkplain
 * dev.moie.plugins.notebook.handoff.TodoList to do} and for the {@linkplain
 * dev.moie.plugins.notebook.handoff.HandoffReport handoff}; {@link
 * dev.moie.plugins.notebook.docs.DocsCheck} and {@link dev.moie.plugins.notebook.docs.Drift} look
 * at documents, and {@code script} has the rest of what the original's scripts did.
 */
package dev.moie.plugins.notebook;
