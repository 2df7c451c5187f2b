package dev.moie.plugins.notebook.job;

import dev.moie.api.config.Doc;
import java.util.List;

/**
 * Configures {@link DocsVerifier}.
 *
 * @param paths documents and folders
 * @param ignore globs of references that are not looked for
 */
public record DocsConfig(
    @Doc("Documents and folders in the workspace; all of it if there are none") List<String> paths,
    @Doc("Globs of references that are not looked for, such as logs/**") List<String> ignore) {}
