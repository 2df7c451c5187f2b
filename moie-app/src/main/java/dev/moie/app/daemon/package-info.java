/**
 * The daemon: {@link dev.moie.app.daemon.Daemon} holds a workspace for as long as it lives, and
 * {@link dev.moie.app.daemon.DaemonService} is what lives with it, such as a server.
 */
package dev.moie.app.daemon;
