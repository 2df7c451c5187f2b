/** The state files that new workspaces begin with. */
package dev.moie.app.template;
