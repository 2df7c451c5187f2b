/** Pictures of the phases for browsers and documents: a page that stands alone, and an SVG. */
package dev.moie.app.picture;
