/**
 * What is wrong with documents: {@link dev.moie.plugins.notebook.docs.DocsCheck} finds references
 * to what is not there, {@link dev.moie.plugins.notebook.docs.Drift} what they say of the state
 * that is not so.
 */
package dev.moie.plugins.notebook.docs;
