/** Verification steps: command, file, text, http, port, json. All of them only look. */
package dev.moie.plugins.verify;
