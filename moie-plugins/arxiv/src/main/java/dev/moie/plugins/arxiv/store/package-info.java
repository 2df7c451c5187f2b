/** What was harvested: an append-only record of it, and where the harvest stands. */
package dev.moie.plugins.arxiv.store;
