/** What the original's automation scripts did, but for the checks of documents. */
package dev.moie.plugins.notebook.script;
