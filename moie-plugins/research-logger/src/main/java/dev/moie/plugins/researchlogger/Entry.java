package dev.moie.plugins.researchlogger;

import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of the research log.
 *
 * @param at when, in the zone of the log
 * @param category what kind of entry
 * @param kind what happened, such as {@code job} or {@code link}
 * @param text for people
 * @param metadata more, in the order in which it is shown
 */
record Entry(
    ZonedDateTime at, Category category, String kind, String text, Map<String, String> metadata) {

  Entry {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
