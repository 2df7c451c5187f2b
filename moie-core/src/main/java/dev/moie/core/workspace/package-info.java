/**
 * The folder that MOIE works in: where things lie, its settings, its lock, and what plugins may
 * write in it.
 */
package dev.moie.core.workspace;
