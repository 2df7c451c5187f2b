/**
 * One harvest: the announcement feed for today, OAI-PMH for the truth, the query API for what is
 * missing; and what can be said of its completeness.
 */
package dev.moie.plugins.arxiv.harvest;
