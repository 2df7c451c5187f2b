/** Small things about text that several features need. */
package dev.moie.core.text;
