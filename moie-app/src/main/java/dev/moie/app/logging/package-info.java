/**
 * Logging by SLF4J with Logback, which is set up when the first line is written and not before:
 * most heartbeats log nothing, and setting it up takes a good part of one.
 */
package dev.moie.app.logging;
