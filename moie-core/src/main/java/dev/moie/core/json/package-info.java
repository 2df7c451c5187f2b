/**
 * JSON that remembers where everything stands, so that a save can replace single values and leave
 * every other byte alone: {@link dev.moie.core.json.LocatedJson} reads, {@link
 * dev.moie.core.json.JsonSplice} replaces.
 */
package dev.moie.core.json;
