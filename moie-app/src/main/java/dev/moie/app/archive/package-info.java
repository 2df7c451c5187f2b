/**
 * The class archive: this program's classes as the JVM lays them out in memory (class data sharing,
 * JEP 350; the ahead-of-time cache from Java 25 on, JEP 514), which halves the time of a start. It
 * lies in the user's cache folder, where the launcher finds it. {@link
 * dev.moie.app.archive.ArchiveMaker} makes it at the end of the first run; {@link
 * dev.moie.app.archive.ArchiveStatus} says whether it is in use.
 */
package dev.moie.app.archive;
