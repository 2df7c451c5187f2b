package dev.moie.core.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.engine.StepExecutor;

/**
 * A job type, as its plugin's index describes it.
 *
 * @param name such as {@code verify/file}
 * @param kind what it is used for
 * @param className the class that does it
 * @param summary one line for people
 * @param example an example of its configuration
 * @param configClass the record that its configuration is bound to
 * @param schema the JSON Schema of its configuration
 */
public record TypeInfo(
    String name,
    StepExecutor.Kind kind,
    String className,
    String summary,
    ObjectNode example,
    String configClass,
    ObjectNode schema) {}
