/** When arXiv announces papers, and when it does not. */
package dev.moie.plugins.arxiv.calendar;
