/** The checks of the machine, the workspace and the engine. */
package dev.moie.core.doctor.setup;
