package dev.moie.app.http;

import io.javalin.http.Context;
import java.util.List;

/**
 * One path of the API: what it does, and what is said of it in {@code /openapi.json}.
 *
 * @param method {@code GET} or {@code POST}
 * @param path with its parameters in braces
 * @param summary one line for people
 * @param parameters in the path, in the query, or in the body
 * @param answer what comes back
 * @param handler does it
 */
record Route(
    String method,
    String path,
    String summary,
    List<Parameter> parameters,
    Answer answer,
    Work handler) {

  Route {
    parameters = List.copyOf(parameters);
  }

  /** Serves a request; whatever it throws is told by the server. */
  interface Work {
    void serve(Context context) throws Exception;
  }

  /**
   * A parameter.
   *
   * @param place {@code path}, {@code query} or {@code body}
   * @param name as it is sent
   * @param type of JSON schema
   * @param summary what it means, with its default
   */
  record Parameter(String place, String name, String type, String summary) {
    static Parameter path(String name, String summary) {
      return new Parameter("path", name, "string", summary);
    }

    static Parameter query(String name, String type, String summary) {
      return new Parameter("query", name, type, summary);
    }

    static Parameter body(String name, String type, String summary) {
      return new Parameter("body", name, type, summary);
    }
  }

  /**
   * What comes back.
   *
   * @param mediaType such as {@code application/json}
   * @param schema the name of a schema under {@code docs/schema}; empty where there is none
   */
  record Answer(String mediaType, String schema) {
    static Answer json(String schema) {
      return new Answer("application/json", schema);
    }

    static Answer of(String mediaType) {
      return new Answer(mediaType, "");
    }
  }
}
