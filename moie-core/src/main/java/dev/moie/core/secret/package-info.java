/**
 * The workspace's secrets: where their values are read from, and how they are kept out of all that
 * is told.
 */
package dev.moie.core.secret;
