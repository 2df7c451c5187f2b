/** What the commands of this plugin have in common. */
package dev.moie.plugins.governance.cli;
