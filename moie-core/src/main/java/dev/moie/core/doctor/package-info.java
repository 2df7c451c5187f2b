/**
 * Looks a whole set-up over, and says what is wrong with it and what to do. Begin with {@link
 * dev.moie.core.doctor.Check}: each thing that is looked at is a class of its own. {@link
 * dev.moie.core.doctor.Doctor} runs them, {@link dev.moie.core.doctor.Setup} is what they look at.
 *
 * <p>Nothing here changes anything, takes the workspace's lock, or runs code of a plugin.
 */
package dev.moie.core.doctor;
