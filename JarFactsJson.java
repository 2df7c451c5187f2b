package dev.moie.core.plugin.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Facts as they are kept in the cache, and back. */
final class JarFactsJson {
  private final TypesIndexParser parser;

  JarFactsJson(TypesIndexParser parser) {
    this.parser = parser;
  }

  ObjectNode write(JarFacts facts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("path", facts.stamp().path().toString());
    json.put("size", facts.stamp().size());
    json.put("modified", facts.stamp().modified());
    json.put("sha256", facts.sha256());
    facts
        .manifest()
        .ifPresent(manifest -> manifest.attributes().forEach(json.putObject("manifest")::put));
    json.put("extensions_index", facts.extensionsIndex());
    facts.index().ifPresent(index -> json.set("index", index.source()));
    facts.indexProblem().ifPresent(problem -> json.put("index_problem", problem));
    facts.bundledApi().ifPresent(name -> json.put("bundled_api", name));
    facts
        .newestClass()
        .ifPresent(
            newest ->
                json.putObject("newest_class")
                    .put("name", newest.name())
                    .put("major", newest.major()));
    return json;
  }

  /**
   * Reads facts back.
   *
   * @throws IllegalArgumentException if they are not complete
   */
  JarFacts read(JsonNode json) {
    if (!json.path("sha256").isTextual() || !json.path("modified").isIntegralNumber()) {
      throw new IllegalArgumentException("an entry of the cache is not complete");
    }
    return new JarFacts(
        new JarStamp(
            Path.of(json.path("path").asText()),
            json.path("size").asLong(),
            json.path("modified").asLong()),
        Optional.empty(),
        json.path("sha256").asText(),
        json.has("manifest") ? Optional.of(manifest(json.path("manifest"))) : Optional.empty(),
        json.path("extensions_index").asBoolean(),
        json.has("index") ? Optional.of(parser.parse(json.path("index"))) : Optional.empty(),
        text(json, "index_problem"),
        text(json, "bundled_api"),
        json.has("newest_class")
            ? Optional.of(newestClass(json.path("newest_class")))
            : Optional.empty());
  }

  private static PluginManifest manifest(JsonNode json) {
    Map<String, String> attributes = new TreeMap<>();
    json.properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
    return new PluginManifest(attributes);
  }

  private static ClassFile newestClass(JsonNode json) {
    return new ClassFile(json.path("name").asText(), json.path("major").asInt());
  }

  private static Optional<String> text(JsonNode json, String key) {
    return json.has(key) ? Optional.of(json.path(key).asText()) : Optional.empty();
  }
}
