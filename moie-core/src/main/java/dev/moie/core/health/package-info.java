/**
 * How a workspace is, for whoever looks from outside: {@link dev.moie.core.health.Health} is
 * written by whoever beats, and {@link dev.moie.core.health.Verdict} is what can be made of it
 * later, by anybody, with nothing else at hand.
 */
package dev.moie.core.health;
