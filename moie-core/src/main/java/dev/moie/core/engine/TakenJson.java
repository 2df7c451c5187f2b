package dev.moie.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** What came of a job, as text that goes from one node to another. */
final class TakenJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          // As text: numbers would lose what is below a microsecond.
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private TakenJson() {}

  static String write(Taken taken) {
    try {
      return JSON.writeValueAsString(taken);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of plain values can be written", e);
    }
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  static Taken read(String json) {
    try {
      return JSON.readValue(json, Taken.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a node has answered what this version does not understand: " + e.getOriginalMessage(),
          e);
    }
  }
}
