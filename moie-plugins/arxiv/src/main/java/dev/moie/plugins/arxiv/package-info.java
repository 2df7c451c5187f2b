/** The research scan: reads an answer of arXiv's query API and writes a dated digest. */
package dev.moie.plugins.arxiv;
