/** The program: {@link dev.moie.app.Main}, its composition, and what a command works with. */
package dev.moie.app;
