/**
 * The settings as people see them: which there are, what they mean, and what holds in a workspace.
 * Which there are is said by the schema {@code docs/schema/settings.json} alone; a test holds it
 * against what is read.
 */
package dev.moie.app.config;
