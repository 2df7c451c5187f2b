/** Verifies that something starts the heartbeat again and again, also after a reboot. */
package dev.moie.plugins.persistence;
