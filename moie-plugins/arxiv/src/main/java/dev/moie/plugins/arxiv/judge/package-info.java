/**
 * Judges papers: {@link dev.moie.plugins.arxiv.judge.Judge} scores a text by a profile, {@link
 * dev.moie.plugins.arxiv.judge.Judgement} says why, {@link dev.moie.plugins.arxiv.judge.Card}
 * quotes what is claimed. Nothing is said that does not stand in the text.
 */
package dev.moie.plugins.arxiv.judge;
