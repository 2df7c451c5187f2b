/** What people want to be told of: a YAML file that they edit, read strictly. */
package dev.moie.plugins.arxiv.judge.profile;
