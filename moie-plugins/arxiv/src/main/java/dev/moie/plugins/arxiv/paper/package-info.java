/** What a paper is: its identifier, versions and categories, wherever it was read from. */
package dev.moie.plugins.arxiv.paper;
