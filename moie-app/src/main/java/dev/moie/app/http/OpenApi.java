package dev.moie.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code /openapi.json}: made from the routes that are served and the schemas that are published,
 * so that it cannot say anything else than they do.
 */
final class OpenApi {
  private static final String PROBLEM = "http-problem";

  private OpenApi() {}

  static ObjectNode of(List<Route> routes, String version) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "MOIE")
        .put("version", version)
        .put(
            "description",
            "Every changing call needs the token of the workspace; see docs/http.md.");
    ObjectNode paths = root.putObject("paths");
    Set<String> schemas = new TreeSet<>(Set.of(PROBLEM));
    for (Route route : routes) {
      operation(paths.withObjectProperty(route.path()), route);
      if (!route.answer().schema().isEmpty()) {
        schemas.add(route.answer().schema());
      }
    }
    ObjectNode components = root.putObject("components");
    ObjectNode published = components.putObject("schemas");
    for (String schema : schemas) {
      published.set(schema, schema(schema));
    }
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer");
    return root;
  }

  private static void operation(ObjectNode path, Route route) {
    ObjectNode operation = path.putObject(route.method().toLowerCase(Locale.ROOT));
    operation.put("summary", route.summary());
    ArrayNode parameters = operation.putArray("parameters");
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (Route.Parameter each : route.parameters()) {
      if (each.place().equals("body")) {
        body.putObject(each.name()).put("type", each.type()).put("description", each.summary());
      } else {
        parameters
            .addObject()
            .put("name", each.name())
            .put("in", each.place())
            .put("required", each.place().equals("path"))
            .put("description", each.summary())
            .putObject("schema")
            .put("type", each.type());
      }
    }
    if (route.method().equals("POST")) {
      ObjectNode schema =
          operation
              .putObject("requestBody")
              .putObject("content")
              .putObject("application/json")
              .putObject("schema");
      schema.put("type", "object").set("properties", body);
      operation.putArray("security").addObject().putArray("token");
    }
    ObjectNode responses = operation.putObject("responses");
    ObjectNode good = responses.putObject("200").put("description", "Done.");
    ObjectNode content = good.putObject("content").putObject(route.answer().mediaType());
    if (!route.answer().schema().isEmpty()) {
      content.putObject("schema").put("$ref", "#/components/schemas/" + route.answer().schema());
    }
    responses
        .putObject("default")
        .put("description", "What is wrong.")
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/" + PROBLEM);
  }

  private static JsonNode schema(String name) throws IOException {
    try (InputStream in = OpenApi.class.getResourceAsStream("schema/" + name + ".json")) {
      return JsonTree.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
