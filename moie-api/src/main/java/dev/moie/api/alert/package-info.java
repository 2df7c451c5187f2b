/**
 * Alerts, and what delivers them: a {@link dev.moie.api.alert.Notifier} brings one {@link
 * dev.moie.api.alert.Alert} to one channel, {@link dev.moie.api.alert.ChannelType} names it.
 * Experimental: it may still change in any version.
 */
package dev.moie.api.alert;
