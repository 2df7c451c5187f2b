package ${package};

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;

/**
 * Configures {@link CollectAction}.
 *
 * @param source what is read
 * @param records where to
 * @param maxItems how many a run takes
 */
public record CollectConfig(
    @Doc("File with one item a line: an id, a blank, a text") String source,
    @Doc("File inside the workspace that the items are added to")
        @Default("research_logs/${pluginId}.md")
        String records,
    @Doc("How many items one run takes at most; the rest waits for the next run")
        @Default("50")
        @Range(min = 1, max = 1000)
        int maxItems) {}
