/**
 * The state file as it lies on the disk, read only. {@link
 * dev.moie.plugins.notebook.state.StateReader} reads it. While a heartbeat runs the file may be a
 * moment behind.
 */
package dev.moie.plugins.notebook.state;
