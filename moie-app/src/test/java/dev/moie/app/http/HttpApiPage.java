package dev.moie.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** The reference of the HTTP API, made from what {@code /openapi.json} says. */
final class HttpApiPage {
  private HttpApiPage() {}

  static String of(JsonNode api) {
    StringBuilder page =
        new StringBuilder(
            """
            # The HTTP API

            Every path that `moie daemon --http ADDRESS` serves to programs. This page is made from `/openapi.json`, which the daemon makes from its routes, and the build checks that it is fresh. How to use it, tokens, events and proxies: [the dashboard and the HTTP API](http.md).

            Answers are JSON that fits the schema that is named; keys are only ever added. What is wrong is answered as `application/problem+json` ([schema](schema/http-problem.json)) with the status of HTTP. "Token" means `Authorization: Bearer` with what is in `.moie/token`.

            | path | does |
            |---|---|
            """);
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        page.append("| `")
            .append(title(operation.getKey(), path.getKey()))
            .append("` | ")
            .append(summary(operation.getValue()))
            .append(" |\n");
      }
    }
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        page.append("\n## ").append(title(operation.getKey(), path.getKey())).append("\n\n");
        operation(page, operation.getValue());
      }
    }
    return page.toString();
  }

  private static String title(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  private static String summary(JsonNode operation) {
    return cell(operation.path("summary").asText());
  }

  private static void operation(StringBuilder page, JsonNode operation) {
    page.append(summary(operation)).append("\n\n");
    JsonNode body = operation.at("/requestBody/content/application~1json/schema/properties");
    if (!operation.path("parameters").isEmpty() || !body.isEmpty()) {
      page.append("| name | in | type | what it is |\n|---|---|---|---|\n");
      for (JsonNode each : operation.path("parameters")) {
        row(
            page,
            each.path("name").asText(),
            each.path("in").asText(),
            each.at("/schema/type").asText(),
            each.path("description").asText());
      }
      for (Map.Entry<String, JsonNode> each : body.properties()) {
        row(
            page,
            each.getKey(),
            "body",
            each.getValue().path("type").asText(),
            each.getValue().path("description").asText());
      }
      page.append('\n');
    }
    page.append(operation.has("security") ? "Needs the token. " : "");
    page.append("Answers ").append(answer(operation.at("/responses/200/content"))).append(".\n");
  }

  private static void row(StringBuilder page, String name, String in, String type, String what) {
    page.append("| `" + name + "` | " + in + " | " + type + " | " + cell(what) + " |\n");
  }

  private static String answer(JsonNode content) {
    Map.Entry<String, JsonNode> answer = content.properties().iterator().next();
    String schema = answer.getValue().at("/schema/$ref").asText().replaceFirst(".*/", "");
    return "`"
        + answer.getKey()
        + "`"
        + (schema.isEmpty() ? "" : " ([" + schema + "](schema/" + schema + ".json))");
  }

  /** Text in which Markdown sees no cell, and no tag. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
