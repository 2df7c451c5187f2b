/**
 * What one session hands to the next, made from the state and the notebooks: {@link
 * dev.moie.plugins.notebook.handoff.TodoList}, {@link dev.moie.plugins.notebook.handoff.Briefing}
 * and {@link dev.moie.plugins.notebook.handoff.HandoffReport}, which {@link
 * dev.moie.plugins.notebook.handoff.HandoffListener} writes after a heartbeat that changed
 * something.
 */
package dev.moie.plugins.notebook.handoff;
