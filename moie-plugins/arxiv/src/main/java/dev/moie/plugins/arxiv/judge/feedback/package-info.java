/**
 * What a person said of papers, by command: kept apart from the profile, which is theirs to edit.
 */
package dev.moie.plugins.arxiv.judge.feedback;
