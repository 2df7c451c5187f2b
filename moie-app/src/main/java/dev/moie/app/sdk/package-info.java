/** New plugin projects, made from the archetypes in the distribution's {@code sdk} folder. */
package dev.moie.app.sdk;
