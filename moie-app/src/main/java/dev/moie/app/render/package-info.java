/**
 * What people see: text that reads like the original's heartbeat, pictures of phases, and JSON for
 * machines.
 */
package dev.moie.app.render;
