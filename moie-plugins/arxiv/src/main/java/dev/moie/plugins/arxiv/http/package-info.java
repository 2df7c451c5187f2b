/** Asking arXiv as politely as it wants to be asked. */
package dev.moie.plugins.arxiv.http;
