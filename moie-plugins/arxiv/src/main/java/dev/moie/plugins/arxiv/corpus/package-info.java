/** The papers that are here, to be searched: an index that can be made again of the record. */
package dev.moie.plugins.arxiv.corpus;
