/** What the templates under {@code src/main/jte} show: values, ready to be written. */
package dev.moie.app.http.page;
