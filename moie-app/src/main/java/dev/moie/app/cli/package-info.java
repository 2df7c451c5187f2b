/** The command line: one class a command. */
package dev.moie.app.cli;
