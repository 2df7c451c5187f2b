/** Actions: run a command, write a file. */
package dev.moie.plugins.steps;
