package dev.moie.app.http;

import dev.moie.app.LockedException;
import dev.moie.app.http.page.Links;
import dev.moie.app.http.page.ProblemPage;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.core.log.LogException;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.workspace.SettingsException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever asked what went wrong. The one place that does. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Pages pages;

  /** Tells people by a page. */
  Failures(Pages pages) {
    this.pages = pages;
  }

  /** Tells a failure. */
  void tell(Exception failure, Context context) {
    answer(refusal(failure), context);
  }

  /** Tells that nothing is there. */
  void tellStatus(Context context) {
    String type = String.valueOf(context.res().getContentType());
    if (!type.startsWith("application/problem+json") && !type.startsWith("text/html")) {
      answer(
          context.statusCode() == 405
              ? new Refusal(405, "Method not allowed", "this path takes another method")
              : Refusal.notFound("there is nothing at this path; see /openapi.json"),
          context);
    }
  }

  private void answer(Refusal refusal, Context context) {
    boolean forPeople =
        !context.path().startsWith("/api/")
            && Optional.ofNullable(context.header("Accept")).orElse("").contains("text/html");
    if (forPeople && refusal.status() == 401) {
      String query = context.queryString();
      String next = context.path() + (query == null ? "" : "?" + query);
      boolean reads = context.method().equals(HandlerType.GET);
      context.redirect(
          "/login" + (reads ? "?next=" + Links.encode(next) : ""), HttpStatus.SEE_OTHER);
      return;
    }
    context.status(refusal.status());
    if (refusal.status() == 429) {
      context.header("Retry-After", "10");
    }
    if (forPeople) {
      pages.write(
          context,
          "problem.jte",
          new ProblemPage(refusal.status(), refusal.title(), Plain.line(refusal.detail())));
      return;
    }
    context
        .contentType("application/problem+json")
        .result(JsonOutput.text(ApiJson.problem(refusal, context.path())));
  }

  static Refusal refusal(Exception failure) {
    if (failure instanceof Refusal refusal) {
      return refusal;
    }
    if (failure instanceof HttpResponseException http) {
      return new Refusal(http.getStatus(), "Refused", String.valueOf(http.getMessage()));
    }
    if (failure instanceof InvalidStateException || failure instanceof SettingsException) {
      return new Refusal(500, "The workspace cannot be read", failure.getMessage());
    }
    if (failure instanceof LockedException) {
      return new Refusal(409, "Locked", failure.getMessage());
    }
    if (failure instanceof LogException || failure instanceof IOException) {
      return new Refusal(500, "Cannot be read or written", String.valueOf(failure.getMessage()));
    }
    LOG.error("a request failed", failure);
    return new Refusal(500, "Internal error", "the server's log says more; please report it");
  }
}
