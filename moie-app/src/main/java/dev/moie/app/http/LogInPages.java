package dev.moie.app.http;

import dev.moie.app.ExitCode;
import dev.moie.app.http.page.Frame;
import dev.moie.app.http.page.Links;
import dev.moie.app.http.page.LogInPage;
import dev.moie.app.picture.Tone;
import dev.moie.app.render.Plain;
import dev.moie.core.engine.Command;
import dev.moie.core.log.Request;
import dev.moie.core.state.Job;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Logging in and out, and the forms by which people act. */
final class LogInPages {
  private static final Duration WAIT = Duration.ofSeconds(3);

  private final Tokens tokens;
  private final LogIns logIns;
  private final Pages pages;
  private final ReadApi reading;
  private final Orderly orderly;
  private final Switch stops;
  private final String publicName;

  /** Guesses are few. */
  private final RateLimit guesses = new RateLimit(0.1, 10, System::nanoTime);

  LogInPages(
      Tokens tokens,
      LogIns logIns,
      Pages pages,
      ReadApi reading,
      Orderly orderly,
      Switch stops,
      String publicName) {
    this.tokens = tokens;
    this.logIns = logIns;
    this.pages = pages;
    this.reading = reading;
    this.orderly = orderly;
    this.stops = stops;
    this.publicName = publicName;
  }

  void serve(JavalinDefaultRoutingApi paths) {
    paths.get("/login", context -> form(context, next(context.queryParam("next")), ""));
    paths.post("/login", this::logIn);
    paths.post("/logout", this::logOut);
    paths.post("/act", this::act);
  }

  private void form(Context context, String next, String wrong) {
    pages.write(context, "login.jte", new LogInPage(next, wrong));
  }

  private void logIn(Context context) {
    String next = next(context.formParam("next"));
    if (!guesses.admits(context.ip())) {
      context.status(429);
      form(context, next, "Too many tries; wait ten seconds.");
      return;
    }
    Access access =
        tokens.accessOf(Optional.ofNullable(context.formParam("token")).orElse("").strip());
    if (access == Access.NONE) {
      context.status(401);
      form(context, next, "This is not the token of this workspace.");
      return;
    }
    Cookie cookie = new Cookie(Guard.COOKIE, logIns.open(access));
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setPath("/");
    cookie.setMaxAge((int) LogIns.LASTS.toSeconds());
    String host = Optional.ofNullable(context.header("Host")).orElse("");
    cookie.setSecure(
        !publicName.isEmpty() && host.replaceFirst(":.*", "").equalsIgnoreCase(publicName));
    context.cookie(cookie);
    context.redirect(next, HttpStatus.SEE_OTHER);
  }

  private void logOut(Context context) {
    Optional.ofNullable(context.cookie(Guard.COOKIE)).ifPresent(logIns::close);
    context.removeCookie(Guard.COOKIE, "/");
    context.redirect("/", HttpStatus.SEE_OTHER);
  }

  /** A form on a page: an order about a job. */
  private void act(Context context) throws Exception {
    String name = Optional.ofNullable(context.formParam("command")).orElse("");
    if (name.equals("stop") || name.equals("resume")) {
      throwSwitch(context, name.equals("stop"));
      return;
    }
    Command command =
        Arrays.stream(Command.values())
            .filter(each -> each != Command.REOPEN && each.text().equals(name))
            .findFirst()
            .orElseThrow(() -> Refusal.badRequest("there is no such action"));
    String id = Optional.ofNullable(context.formParam("job")).orElse("");
    String job = reading.job(id).job().id();
    Map<String, String> arguments =
        switch (command) {
          case RUN -> Map.of("force", String.valueOf("true".equals(context.formParam("force"))));
          case COMPLETE ->
              Map.of(
                  "reason",
                  ChangeApi.reason(Optional.ofNullable(context.formParam("reason")).orElse("")));
          default -> Map.of();
        };
    Optional<Request.Answer> answer = orderly.give(command, job, arguments, WAIT);
    String cookie = context.cookie(Guard.COOKIE);
    if (cookie != null) {
      logIns.say(cookie, said(answer, command, reading.job(id).job()));
    }
    context.redirect(
        Optional.ofNullable(context.formParam("next")).map(LogInPages::next).orElse(Links.job(job)),
        HttpStatus.SEE_OTHER);
  }

  private void throwSwitch(Context context, boolean stop) throws Exception {
    if (stop) {
      stops.stop(Optional.ofNullable(context.formParam("reason")).orElse(""), false);
    } else {
      stops.resume();
    }
    String cookie = context.cookie(Guard.COOKIE);
    if (cookie != null) {
      logIns.say(
          cookie,
          new Frame.Said(
              Tone.GOOD.style(),
              stop
                  ? "Stopped: what runs is let run to its end, and nothing more is started."
                  : "The workspace goes on."));
    }
    context.redirect("/", HttpStatus.SEE_OTHER);
  }

  private static Frame.Said said(Optional<Request.Answer> answer, Command command, Job after) {
    if (answer.isEmpty()) {
      String going = "Job " + Plain.line(after.id()) + " has been asked for and goes on.";
      return new Frame.Said(Tone.GOOD.style(), going);
    }
    Tone tone = answer.get().exit() == ExitCode.OK ? Tone.GOOD : Tone.BAD;
    // Done as far as it goes without a person.
    boolean waits = tone == Tone.GOOD && command == Command.RUN && Tone.of(after) == Tone.PERSON;
    return new Frame.Said(
        (waits ? Tone.PERSON : tone).style(), Plain.line(answer.get().text(), 600));
  }

  /** Only a page of ours; anything else, and nothing, is the first page. */
  static String next(String wanted) {
    boolean ours =
        wanted != null
            && wanted.matches("/[A-Za-z0-9?&=%._~+-]*(/[A-Za-z0-9?&=%._~+-]+)*")
            && !wanted.startsWith("//");
    return ours ? wanted : "/";
  }
}
