/**
 * Has something start the heartbeat again and again, also after a reboot, and verifies that it
 * does. {@link dev.moie.plugins.persistence.Installation} is the way in; each {@link
 * dev.moie.plugins.persistence.Scheduler} knows one system.
 */
package dev.moie.plugins.persistence;
