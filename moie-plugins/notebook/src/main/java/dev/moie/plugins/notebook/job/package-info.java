/**
 * The job types of this plugin, with which a phase can hold the loop read, execute, document,
 * update.
 */
package dev.moie.plugins.notebook.job;
