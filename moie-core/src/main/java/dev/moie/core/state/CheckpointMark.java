package dev.moie.core.state;

import dev.moie.core.json.JsonText;

/**
 * What a state file says of the log that it is a checkpoint of ({@code meta.checkpoint}).
 *
 * @param log the log's id
 * @param seq the place of the last transition that is in the file
 */
public record CheckpointMark(String log, long seq) {

  String json() {
    return "{\"log\": " + JsonText.quote(log) + ", \"seq\": " + seq + "}";
  }
}
