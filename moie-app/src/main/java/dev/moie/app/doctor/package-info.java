/**
 * The doctor's checks of the program itself, and how everything that it looks at is put together.
 */
package dev.moie.app.doctor;
