package dev.moie.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a plugin is asked to do: {@code {"uses": "verify/file", "with": {…}}}.
 *
 * @param uses the name of a job type, {@code <plugin>/<type>}
 * @param with its configuration, not yet checked; must not be changed
 */
public record Step(String uses, ObjectNode with) {

  /** The plugin's id: what stands before the slash. */
  public String plugin() {
    return uses.substring(0, uses.indexOf('/'));
  }
}
