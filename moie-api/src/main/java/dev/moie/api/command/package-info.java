/**
 * Commands that plugins add to the program: {@link dev.moie.api.command.PluginCommand} does it,
 * {@link dev.moie.api.command.CommandName} names it.
 */
package dev.moie.api.command;
