/** Showing something again and again, in place on a terminal or a piece at a time elsewhere. */
package dev.moie.app.watch;
