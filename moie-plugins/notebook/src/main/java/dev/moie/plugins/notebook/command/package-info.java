/** The commands of this plugin; each class is one. */
package dev.moie.plugins.notebook.command;
