/**
 * A program of some three hundred bytes that does what {@code setsid} does, without the time that
 * loading a C library takes. {@link dev.moie.core.process.launcher.Launcher} puts it into the
 * user's cache folder; its machine code stands in {@code X86Code} and {@code Aarch64Code}, beside
 * the assembly.
 */
package dev.moie.core.process.launcher;
