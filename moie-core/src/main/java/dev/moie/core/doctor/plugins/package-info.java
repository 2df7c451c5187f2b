/** The checks of plugins, and of what jobs want from them. */
package dev.moie.core.doctor.plugins;
