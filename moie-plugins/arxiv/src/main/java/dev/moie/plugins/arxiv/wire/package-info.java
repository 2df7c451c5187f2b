/**
 * What arXiv sends: OAI-PMH, announcement feeds, answers of the query API. All of it is hostile.
 */
package dev.moie.plugins.arxiv.wire;
