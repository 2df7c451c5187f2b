/** Channels for alerts: desktop, web hook, e-mail, command; and for heartbeats: ping. */
package dev.moie.plugins.notify;
