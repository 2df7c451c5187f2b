/** The research logger: a dated daily log for people, and the same as JSON lines for machines. */
package dev.moie.plugins.researchlogger;
