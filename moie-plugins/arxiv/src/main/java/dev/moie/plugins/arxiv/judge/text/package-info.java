/** English sentences with formulas in them, and patterns of words that are looked for in them. */
package dev.moie.plugins.arxiv.judge.text;
