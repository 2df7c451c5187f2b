/**
 * {@code moie arxiv}: searches the papers that scans have taken in, explains them, and is told
 * which are liked. Reads while a scan writes.
 */
package dev.moie.plugins.arxiv.command;
