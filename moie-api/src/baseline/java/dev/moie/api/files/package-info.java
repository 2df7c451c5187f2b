/**
 * The workspace's files. {@link dev.moie.api.files.WorkspaceFiles} comes with each {@link
 * dev.moie.api.JobContext}, and is handed to constructors annotated with {@code @Inject}.
 */
package dev.moie.api.files;
