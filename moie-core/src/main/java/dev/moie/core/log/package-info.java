/** What was done, durably: the execution log, in SQLite. */
package dev.moie.core.log;
