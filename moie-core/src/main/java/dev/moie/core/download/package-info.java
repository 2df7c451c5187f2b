/**
 * Fetches a file from wherever somebody names, within limits.
 *
 * <ul>
 *   <li>{@link dev.moie.core.download.Source}: a file or a web address
 *   <li>{@link dev.moie.core.download.Download}: brings it here
 *   <li>{@link dev.moie.core.download.DownloadLimits}: how large, how long, how far
 * </ul>
 */
package dev.moie.core.download;
