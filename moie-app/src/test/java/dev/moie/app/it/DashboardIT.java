package dev.moie.app.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.moie.app.http.ServedFolder;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.RunningBeat;
import dev.moie.app.testing.StateFiles;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser. */
class DashboardIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static Playwright playwright;
  private static Browser browser;

  @TempDir Path folder;
  private ServedFolder served;
  private BrowserContext context;
  private Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void launch() {
    assumeTrue(
        Files.exists(CHROMIUM), "skipped: there is no " + CHROMIUM + " to look at the pages with");
    // Two cores, on which other tests run too.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    // Root, as in containers, has no sandbox.
                    .setChromiumSandbox(!System.getProperty("user.name").equals("root")));
  }

  @AfterAll
  static void quit() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void serve() throws Exception {
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
    served = ServedFolder.of(folder);
    open(1280, 900, ColorScheme.LIGHT);
  }

  private void open(int width, int height, ColorScheme scheme) {
    if (context != null) {
      context.close();
    }
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(scheme));
    context.setDefaultTimeout(30_000);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  @AfterEach
  void close() throws Exception {
    context.close();
    served.close();
    assertThat(complaints).isEmpty();
  }

  private void shoot(String name) throws Exception {
    Path shots = Path.of("target", "screenshots").toAbsolutePath();
    Files.createDirectories(shots);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(shots.resolve(name + ".png")).setFullPage(true));
  }

  private void isAccessible() {
    assertThat(
            new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"))
                .analyze()
                .getViolations())
        .filteredOn(found -> List.of("serious", "critical").contains(found.getImpact()))
        .isEmpty();
  }

  private void go(String path) {
    page.navigate(served.url(path));
  }

  private void logIn() throws Exception {
    go("/login");
    page.getByLabel("Token").fill(served.token());
    page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
    assertThat(page.getByText("Log out")).isVisible();
  }

  private Locator section(String heading) {
    return page.locator(
        "section",
        new Page.LocatorOptions()
            .setHas(page.locator("h2", new Page.LocatorOptions().setHasText(heading))));
  }

  @Test
  void the_overview_is_live_while_a_job_runs_in_another_process() throws Exception {
    go("/");
    assertThat(page.locator("h1")).hasText("no heartbeat yet");
    RunningBeat beat = RunningBeat.start(Moie.in(folder), folder);
    try {
      beat.reaches("begun");
      assertThat(section("Running now")).containsText("Wait for the file");
      assertThat(page.locator(".heart")).containsText("heartbeat works now");
      shoot("overview-running");

      beat.goOn("go");
      beat.end();
      assertThat(page.locator("#running-title")).hasCount(0);
      assertThat(section("Waiting for you")).containsText("Sign the contract");
      assertThat(section("Failing")).containsText("Compile the model");
      assertThat(page.locator("h1")).hasText("alive");
      shoot("overview");
      isAccessible();
      open(1280, 900, ColorScheme.DARK);
      go("/");
      assertThat(page.locator("h1")).hasText("alive");
      shoot("overview-dark");
      isAccessible();
    } finally {
      beat.kill();
    }
  }

  @Test
  void a_failure_is_shown_with_its_reason_and_its_output() throws Exception {
    Files.createFile(folder.resolve("go"));
    Moie.in(folder).run("heartbeat", "-q");
    go("/");
    page.getByText("Compile the model").first().click();
    assertThat(page.locator(".why-box")).containsText("never");
    assertThat(page.locator("pre.output")).containsText("the disk is full");
    shoot("job-failed");
    isAccessible();
    page.locator(".runs a.outcome").first().click();
    assertThat(page.locator("h1")).containsText("failed");
    assertThat(page.locator("pre.output")).containsText("the disk is full");
    shoot("run-failed");
    isAccessible();
    for (String other : List.of("runs", "timeline", "jobs", "plugins")) {
      go("/" + other);
      assertThat(page.locator("h1")).isVisible();
      shoot(other);
      isAccessible();
    }
  }

  @Test
  void a_job_is_run_and_attested_after_a_question() throws Exception {
    go("/job?id=5.1");
    page.getByText("Log in to act").click();
    page.getByLabel("Token").fill("guessed");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .containsText("not the token");
    shoot("login-wrong");
    isAccessible();
    complaints.removeIf(text -> text.contains("401"));
    page.getByLabel("Token").fill(served.token());
    page.keyboard().press("Enter");

    page.getByText("Run now").click();
    assertThat(page.locator("#confirm")).containsText("Run job 5.1 now");
    shoot("confirm");
    page.getByText("Cancel").click();
    assertThat(page.locator("#confirm")).isHidden();
    page.getByText("Run now").click();
    page.getByText("Go ahead").click();
    assertThat(page.locator(".said")).containsText("5.1 Deep research scan: CYCLIC_RAN");
    assertThat(page.locator(".runs")).containsText("ran");
    shoot("job-ran");
    isAccessible();

    go("/job?id=2.3");
    page.getByLabel("Why is it done?").fill("signed by Ada");
    page.getByText("Attest", new Page.GetByTextOptions().setExact(true)).click();
    page.getByText("Go ahead").click();
    assertThat(page.locator(".title .chip").first()).hasText("completed");
    assertThat(page.locator(".runs")).containsText("signed by Ada");
    shoot("job-attested");
    assertThat(page.context().cookies().get(0).httpOnly).isTrue();
    assertThat(page.content()).doesNotContain(served.token());
  }

  @Test
  void a_dropped_jar_is_seen_without_loading_the_page_again() throws Exception {
    go("/plugins");
    assertThat(page.getByText("broken.jar")).hasCount(0);
    Files.createDirectories(folder.resolve("plugins"));
    Files.writeString(folder.resolve("plugins/broken.jar"), "<script>alert(1)</script>");

    assertThat(page.locator(".plugins .problem").first()).containsText("broken");
    shoot("plugins-broken");
    isAccessible();
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
    Moie.in(folder).run("heartbeat", "-q");
    for (String path : List.of("/", "/jobs", "/runs", "/timeline", "/plugins")) {
      go(path);
      assertThat(page.locator("main img, main script")).hasCount(0);
      assertThat(page.locator("[onerror], [onmouseover]")).hasCount(0);
    }
    go("/jobs");
    page.locator("td.name a").click();
    assertThat(page.locator("h1")).containsText("<script>alert(2)</script>");
    shoot("hostile");
  }

  @Test
  void a_phone_and_a_keyboard_are_enough() throws Exception {
    Files.createFile(folder.resolve("go"));
    Moie.in(folder).run("heartbeat", "-q");
    open(360, 740, ColorScheme.LIGHT);
    for (String path :
        List.of("/", "/jobs", "/job?id=2.2", "/runs", "/timeline", "/plugins", "/login")) {
      go(path);
      assertThat(page.locator("h1")).isVisible();
      Object wide =
          page.evaluate(
              "document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(((Number) wide).intValue()).as(path).isZero();
      shoot("phone" + path.replaceAll("[^a-z0-9]+", "-"));
      isAccessible();
    }
    open(1280, 900, ColorScheme.LIGHT);
    logIn();
    go("/jobs");
    page.keyboard().press("Tab");
    assertThat(page.locator(":focus")).hasText("Skip to the content");
    page.keyboard().press("Enter");
    page.getByLabel("Search").focus();
    page.keyboard().type("compile");
    assertThat(page.locator(".jobs tbody tr")).hasCount(1);
    assertThat(page).hasURL(java.util.regex.Pattern.compile(".*q=compile.*"));
    page.locator("td.name a").focus();
    page.keyboard().press("Enter");
    page.getByText("Pause", new Page.GetByTextOptions().setExact(true)).focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#confirm")).isVisible();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator(".title")).containsText("paused by ada");
  }

  @Test
  void a_daemon_that_is_killed_is_told_and_its_return_seen() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String address = "127.0.0.1:" + port;
    Files.createFile(folder.resolve("go"));
    Moie moie = Moie.in(folder);
    Process daemon = moie.start("daemon", "--http", address);
    try {
      awaitOpen(port);
      page.navigate("http://" + address + "/");
      assertThat(page.locator("h1")).hasText("alive");
      assertThat(page.locator("#lost")).isHidden();

      daemon.descendants().forEach(ProcessHandle::destroyForcibly);
      daemon.destroyForcibly().waitFor();
      assertThat(page.locator("#lost")).isVisible();
      shoot("daemon-killed");
      isAccessible();

      daemon = moie.start("daemon", "--http", address);
      assertThat(page.locator("#lost"))
          .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(40_000));
      assertThat(page.locator("h1")).hasText("alive");
      // The lost connection itself is told on the console, too.
      complaints.removeIf(text -> text.contains("ERR_") || text.equals("Event"));
      page.navigate("about:blank");
    } finally {
      daemon.descendants().forEach(ProcessHandle::destroyForcibly);
      daemon.destroyForcibly().waitFor();
    }
  }

  private static void awaitOpen(int port) {
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(40))
        .until(
            () -> {
              try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
              } catch (java.io.IOException notYet) {
                return false;
              }
            });
  }

  @Test
  void an_empty_workspace_explains_itself() throws Exception {
    StateFiles.write(folder);
    go("/");
    assertThat(page.locator(".empty")).containsText("No phases yet");
    shoot("empty");
    isAccessible();
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    assertThat(page.locator(".rail")).containsText("ONE");
  }
}
