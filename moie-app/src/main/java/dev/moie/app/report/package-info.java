/**
 * The workflow execution summary: {@link dev.moie.app.report.Summary} is what is known, {@link
 * dev.moie.app.report.Outline} puts it under the headings, and Markdown and HTML are written from
 * that. Nothing is estimated: what the state and the log do not say is not recorded.
 */
package dev.moie.app.report;
