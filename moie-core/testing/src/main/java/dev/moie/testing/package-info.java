/** What the tests of several modules share; it is in no jar that people are given. */
package dev.moie.testing;
