package dev.moie.app.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.moie.app.http.ServedFolder;
import dev.moie.app.http.WrittenAlerts;
import dev.moie.app.testing.Chromium;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.RunningBeat;
import dev.moie.app.testing.RunningDaemon;
import dev.moie.app.testing.StateFiles;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser: one for all tests, each with a page of its own. */
class DashboardIT {
  private static Chromium browser;

  @TempDir Path folder;
  private ServedFolder served;

  @BeforeAll
  static void launch() {
    assumeTrue(
        Files.exists(Chromium.PROGRAM),
        "skipped: there is no " + Chromium.PROGRAM + " to look at the pages with");
    browser = Chromium.start();
  }

  @AfterAll
  static void quit() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.complaints().clear();
    browser.open(1280, 900, ColorScheme.LIGHT);
  }

  @AfterEach
  void close() throws Exception {
    // The browser leaves first: a server that ends before is a lost connection to it.
    browser.leave();
    if (served != null) {
      served.close();
    }
    assertThat(browser.complaints()).isEmpty();
  }

  private void workspace() throws Exception {
    StateFiles.write(
        folder,
        "{'id': 1, 'name': 'WIRE THE NERVOUS SYSTEM', 'status': 'completed', 'jobs': [{'id':"
            + " '1.1', 'task': 'Establish persistence', 'status': 'completed',"
            + " 'verification_cmd': 'true'}]}",
        "{'id': 2, 'name': 'UPGRADE THE HEART', 'status': 'active', 'concurrency': 2, 'jobs': ["
            + "{'id': '2.1', 'task': 'Wait for the file', 'status': 'pending', 'verify': {'uses':"
            + " 'verify/file', 'with': {'path': 'done'}}, 'run': {'uses': 'steps/command', 'with':"
            + " {'command': 'echo begun; touch begun; until test -e go; do sleep 0.1; done; touch"
            + " done'}}},"
            + "{'id': '2.2', 'task': 'Compile the model', 'status': 'pending', 'retry':"
            + " {'max_attempts': 1}, 'verify': {'uses':"
            + " 'verify/file', 'with': {'path': 'never'}}, 'run': {'uses': 'steps/command', 'with':"
            + " {'command': 'echo the disk is full >&2; exit 3'}}},"
            + "{'id': '2.3', 'task': 'Sign the contract', 'description': 'By hand, on paper.',"
            + " 'status': 'pending'}]}",
        "{'id': 5, 'name': 'ETERNAL MONITORING', 'status': 'locked', 'jobs': [{'id': '5.1', 'task':"
            + " 'Deep research scan', 'status': 'cyclic', 'schedule': '@hourly', 'run': {'uses':"
            + " 'steps/command', 'with': {'command': 'true'}}}]}");
    Path state = folder.resolve("sovereign_state_v2.json");
    Files.writeString(
        state, Files.readString(state).replace("\"current_phase\": 1", "\"current_phase\": 2"));
  }

  private void serve() throws Exception {
    served = ServedFolder.of(folder);
  }

  private void go(String path) {
    browser.page().navigate(served.url(path));
  }

  private Page page() {
    return browser.page();
  }

  private void clickText(String text) {
    page().getByText(text, new Page.GetByTextOptions().setExact(true)).first().click();
  }

  @Test
  void the_overview_is_live_while_a_job_runs_in_another_process() throws Exception {
    workspace();
    serve();
    go("/");
    assertThat(browser.find("h1")).hasText("no heartbeat yet");
    RunningBeat beat = RunningBeat.start(Moie.in(folder), folder);
    try {
      beat.reaches("begun");
      assertThat(browser.section("Running now")).containsText("Wait for the file");
      assertThat(browser.find(".heart")).containsText("heartbeat works now");
      browser.shoot("overview-running");

      beat.goOn("go");
      beat.end();
    } finally {
      beat.kill();
    }
    assertThat(browser.find("#running-title")).hasCount(0);
    assertThat(browser.section("Waiting for you")).containsText("Sign the contract");
    assertThat(browser.section("Failing")).containsText("Compile the model");
    assertThat(browser.find("h1")).hasText("alive");
    browser.shootAccessible("overview");
    eachPage("", List.of("/jobs", "/job?id=2.2", "/runs", "/timeline", "/alerts", "/plugins"));
    browser.open(1280, 900, ColorScheme.DARK);
    eachPage("dark-", List.of("/", "/job?id=2.2", "/timeline", "/alerts"));
    browser.open(360, 740, ColorScheme.LIGHT);
    eachPage(
        "phone-",
        List.of(
            "/", "/jobs", "/job?id=2.2", "/runs", "/timeline", "/alerts", "/plugins", "/login"));
    why();
  }

  /** Pages after that heartbeat, on whatever screen there is. */
  private void eachPage(String screen, List<String> paths) throws Exception {
    WrittenAlerts.fire(folder, "job/2.2/failing", "Compile the model fails", "502 from the hook");
    for (String path : paths) {
      go(path);
      assertThat(browser.find("h1")).isVisible();
      Object beyond =
          page()
              .evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(((Number) beyond).intValue()).as(screen + path).isZero();
      String name = path.equals("/") ? "overview" : path.replaceAll("[^a-z]+", "");
      browser.shootAccessible(screen + name);
    }
  }

  /** From the overview to why, by clicks alone. */
  private void why() throws Exception {
    browser.open(1280, 900, ColorScheme.LIGHT);
    go("/");
    page().getByText("Compile the model").first().click();
    assertThat(browser.find(".why-box")).containsText("never");
    assertThat(browser.find("pre.output")).containsText("the disk is full");
    browser.find(".runs a.outcome").first().click();
    assertThat(browser.find("h1")).containsText("failed");
    assertThat(browser.find("pre.output")).containsText("the disk is full");
    browser.shootAccessible("run-failed");
  }

  @Test
  void a_job_is_run_and_attested_after_a_question() throws Exception {
    workspace();
    serve();
    go("/job?id=5.1");
    page().getByText("Log in to act").click();
    page().getByLabel("Token").fill("guessed");
    page().keyboard().press("Enter");
    assertThat(page().getByRole(AriaRole.ALERT)).containsText("not the token");
    browser.shootAccessible("login-wrong");
    browser.complaints().removeIf(text -> text.contains("401"));
    page().getByLabel("Token").fill(served.token());
    page().keyboard().press("Enter");

    clickText("Run now");
    assertThat(browser.find("#confirm")).containsText("Run job 5.1 now");
    browser.shoot("confirm");
    clickText("Cancel");
    assertThat(browser.find("#confirm")).isHidden();
    clickText("Run now");
    clickText("Go ahead");
    assertThat(browser.find(".said")).containsText("5.1 Deep research scan: CYCLIC_RAN");
    assertThat(browser.find(".runs")).containsText("ran");
    browser.shootAccessible("job-ran");

    go("/job?id=2.3");
    page().getByLabel("Why is it done?").fill("signed by Ada");
    clickText("Attest");
    clickText("Go ahead");
    assertThat(browser.find(".title .chip").first()).hasText("completed");
    assertThat(browser.find(".runs")).containsText("signed by Ada");
    browser.shoot("job-attested");
    assertThat(page().context().cookies().get(0).httpOnly).isTrue();
    assertThat(page().content()).doesNotContain(served.token());
    aKeyboardIsEnough();
  }

  @Test
  void what_destroys_is_approved_on_the_page_and_then_run() throws Exception {
    Files.createDirectory(folder.resolve("build"));
    Files.writeString(
        folder.resolve("governance.yaml"), "version: 1\napprovals: {destructive: true}\n");
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.1",
            "'verification_cmd': 'test ! -e build', 'run': {'uses': 'steps/command', 'with':"
                + " {'command': 'rm -r build'}}"));
    serve();
    go("/job?id=1.1");
    page().getByText("Log in to act").click();
    page().getByLabel("Token").fill(served.token());
    page().keyboard().press("Enter");

    clickText("Run now");
    clickText("Go ahead");
    assertThat(browser.find(".said.person")).containsText("APPROVAL_REQUIRED");
    browser.shootAccessible("approval-required");
    clickText("Approve");
    assertThat(browser.find("#confirm")).containsText("one execution of job 1.1");
    clickText("Go ahead");
    assertThat(browser.find(".said.good")).containsText("is approved");
    clickText("Run now");
    clickText("Go ahead");
    assertThat(browser.find(".said")).containsText("EXECUTED");
    assertThat(browser.find(".title .chip").first()).hasText("completed");
    browser.shootAccessible("approved");
    org.assertj.core.api.Assertions.assertThat(folder.resolve("build")).doesNotExist();
  }

  private void aKeyboardIsEnough() {
    go("/jobs");
    page().keyboard().press("Tab");
    assertThat(browser.find(":focus")).hasText("Skip to the content");
    page().keyboard().press("Enter");
    page().getByLabel("Search").focus();
    page().keyboard().type("compile");
    assertThat(browser.find(".jobs tbody tr")).hasCount(1);
    assertThat(page()).hasURL(Pattern.compile(".*q=compile.*"));
    browser.find("td.name a").focus();
    page().keyboard().press("Enter");
    page().getByText("Pause", new Page.GetByTextOptions().setExact(true)).focus();
    page().keyboard().press("Enter");
    assertThat(browser.find("#confirm")).isVisible();
    page().keyboard().press("Tab");
    page().keyboard().press("Enter");
    assertThat(browser.find(".title")).containsText("paused by ada");
  }

  @Test
  void a_dropped_jar_and_an_alert_are_seen_without_loading_the_page_again() throws Exception {
    workspace();
    serve();
    go("/plugins");
    assertThat(page().getByText("broken.jar")).hasCount(0);
    Files.createDirectories(folder.resolve("plugins"));
    Files.writeString(folder.resolve("plugins/broken.jar"), "<script>alert(1)</script>");
    assertThat(browser.find(".plugins .problem").first()).containsText("broken");
    browser.shootAccessible("plugins-broken");

    Files.writeString(
        folder.resolve("moie.yaml"),
        "alerts: {channels: {phone: {uses: notify/webhook, with: {url: 'http://127.0.0.1:9/'}}}}\n");
    go("/alerts");
    assertThat(browser.section("Wrong now")).containsText("Nothing is wrong");
    assertThat(browser.section("Channels")).containsText("phone");
    WrittenAlerts.fire(folder, "job/2.2/failing", "<b>Compile</b> fails", "<i>refused</i>");
    assertThat(browser.section("Wrong now")).containsText("<b>Compile</b> fails");
    assertThat(browser.find(".deliveries")).containsText("tried once, again");
    assertThat(browser.find(".deliveries")).containsText("<i>refused</i>");
    WrittenAlerts.fire(folder, "heart/stale", "The heart does not beat", "");
    assertThat(browser.section("Wrong now")).containsText("The heart does not beat");
    WrittenAlerts.resolve(folder, "heart/stale");
    assertThat(browser.section("Over, or told once")).containsText("The heart does not beat");
    browser.shootAccessible("alerts-live");
  }

  @Test
  void what_comes_from_outside_is_text_and_nothing_else() throws Exception {
    String evil = "<img src=x onerror=alert(1)><script>alert(2)</script>\\\" onmouseover=alert(3)";
    StateFiles.write(
        folder,
        "{'id': 1, 'name': '"
            + evil
            + "', 'status': 'active', 'jobs': [{'id': '1.<b>\\\"&/?',"
            + " 'task': '"
            + evil
            + "', 'description': '"
            + evil
            + "', 'status': 'pending',"
            + " 'verification_cmd': 'echo \\\"<script>alert(4)</script>\\\"; exit 1'}]}");
    serve();
    served.beat();
    WrittenAlerts.fire(folder, "job/1.<b>/failing", evil, evil);
    for (String path : List.of("/", "/jobs", "/runs", "/timeline", "/alerts", "/plugins")) {
      go(path);
      assertThat(browser.find("main img, main script")).hasCount(0);
      assertThat(browser.find("[onerror], [onmouseover]")).hasCount(0);
    }
    go("/jobs");
    browser.find("td.name a").click();
    assertThat(browser.find("h1")).containsText("<script>alert(2)</script>");
    browser.shoot("hostile");
  }

  @Test
  void a_daemon_shows_what_its_jobs_say_and_that_it_has_died_and_is_back() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String address = "127.0.0.1:" + port;
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.1",
            "'verify': {'uses': 'verify/file', 'with': {'path': 'done'}}, 'run': {'uses':"
                + " 'steps/command', 'with': {'command': 'echo \\\"<b>bold</b> $KEY\\\"; echo first;"
                + " until test -e on; do sleep 0.1; done; echo second; until test -e go; do sleep"
                + " 0.1; done; echo last; touch done'}}"));
    Files.writeString(folder.resolve("moie.yaml"), "secrets: {key: {env: KEY}}\n");
    Moie moie = Moie.in(folder).with("KEY", "hunter2hunter2");
    try (RunningDaemon daemon = RunningDaemon.start(moie, folder, "--http", address)) {
      page().navigate("http://" + address + "/");
      assertThat(browser.find("#lost")).isHidden();
      browser.section("Running now").locator("a.outcome").click();
      assertThat(browser.find("pre.output")).containsText("first");
      assertThat(browser.find("pre.output")).containsText("<b>bold</b> ****");
      assertThat(browser.find("pre.output b")).hasCount(0);
      Files.createFile(folder.resolve("on"));
      assertThat(browser.find("pre.output")).containsText("second");
      assertThat(browser.find("h1")).hasText("running");
      browser.shootAccessible("run-live");
      String id = page().url().replaceAll(".*id=", "");
      String api = page().request().get("http://" + address + "/api/v1/executions/" + id).text();
      assertThat(api).contains("second", "****").doesNotContain("hunter2", "last");
      Files.createFile(folder.resolve("go"));
      assertThat(browser.find("h1")).hasText("executed");
      assertThat(browser.find("pre.output")).containsText("last");
      assertThat(page().content()).doesNotContain("hunter2");

      page().navigate("http://" + address + "/");
      assertThat(browser.find("h1")).hasText("alive");
    }
    assertThat(browser.find("#lost")).isVisible();
    // What is asked of a server that is gone, too, leaves the page as it was.
    page().evaluate("htmx.trigger('#live', 'moie:refresh')");
    page().waitForCondition(() -> browser.complaints().contains("htmx:sendError"));
    assertThat(browser.find("h1")).hasText("alive");
    browser.shootAccessible("daemon-killed");

    try (RunningDaemon again = RunningDaemon.start(moie, folder, "--http", address)) {
      assertThat(browser.find("#lost"))
          .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(40_000));
      assertThat(browser.find("h1")).hasText("alive");
      assertThat(again.isAlive()).isTrue();
      // The lost connection itself is told on the console, too: by the browser, the stream, htmx.
      browser
          .complaints()
          .removeIf(
              text ->
                  text.contains("ERR_")
                      || text.equals("Event")
                      || text.equals("htmx:afterRequest")
                      || text.equals("htmx:sendError"));
      page().navigate("about:blank");
    }
  }

  @Test
  void an_empty_workspace_explains_itself() throws Exception {
    StateFiles.write(folder);
    serve();
    go("/");
    assertThat(browser.find(".empty")).containsText("No phases yet");
    browser.shootAccessible("empty");
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    assertThat(browser.find(".rail")).containsText("ONE");
  }
}
