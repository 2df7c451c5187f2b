/** What people read in the morning. */
package dev.moie.plugins.arxiv.digest;
