/** A file of lines, each of which holds the hash of the one before it. */
package dev.moie.plugins.governance.audit;
