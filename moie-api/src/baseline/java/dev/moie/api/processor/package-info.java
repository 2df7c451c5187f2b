/**
 * The annotation processor that indexes a plugin while it is compiled, so that the engine can know
 * a jar's job types and their configuration without running any of its code. Not part of the
 * contract at run time.
 */
package dev.moie.api.processor;
