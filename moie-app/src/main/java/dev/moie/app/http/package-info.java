/**
 * The HTTP API and the dashboard. {@link dev.moie.app.http.HttpServer} starts it; {@link
 * dev.moie.app.http.Guard} decides who may; {@link dev.moie.app.http.Facts} is what it shows, read
 * the way the commands of the terminal read it.
 */
package dev.moie.app.http;
