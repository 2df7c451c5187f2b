package dev.moie.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The system's Chromium, and one page in it for each kind of screen. */
public final class Chromium implements AutoCloseable {
  public static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

  private static final String SERIOUS =
      """
      tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
        .then(found => found.violations
          .filter(each => ['serious', 'critical'].includes(each.impact))
          .map(each => each.id + ': ' + each.nodes
            .map(node => node.html + ' ' + node.failureSummary).join('; ')))
      """;

  private final Map<String, Page> pages = new HashMap<>();
  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private Page page;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it. */
  public static Chromium start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    // A graphics card is only imitated here, which is slower than doing without.
                    .setArgs(List.of("--disable-gpu"))
                    // Root, as in containers, has no sandbox.
                    .setChromiumSandbox(!System.getProperty("user.name").equals("root")));
    return new Chromium(playwright, browser);
  }

  /** An empty page on such a screen, without cookies. */
  public void open(int width, int height, ColorScheme scheme) {
    leave();
    page = pages.computeIfAbsent(width + scheme.name(), key -> page(width, height, scheme));
    page.context().clearCookies();
  }

  private Page page(int width, int height, ColorScheme scheme) {
    Page made = context(width, height, scheme).newPage();
    made.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    made.onPageError(complaints::add);
    return made;
  }

  private BrowserContext context(int width, int height, ColorScheme scheme) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(scheme));
    context.setDefaultTimeout(15_000);
    // Sent to the browser once, and not for each look: it is half a megabyte.
    context.addInitScript(AxeBuilder.getAxeScript());
    return context;
  }

  /** Leaves what is shown, and with it its server. */
  public void leave() {
    if (page != null) {
      page.navigate("about:blank");
    }
  }

  public Page page() {
    return page;
  }

  public Locator find(String selector) {
    return page.locator(selector);
  }

  /** The section under a heading. */
  public Locator section(String heading) {
    return page.locator(
        "section",
        new Page.LocatorOptions()
            .setHas(page.locator("h2", new Page.LocatorOptions().setHasText(heading))));
  }

  /** What the console and the scripts complained of; a test may take away what it meant. */
  public List<String> complaints() {
    return complaints;
  }

  /** Keeps what is seen now, for people. */
  public void shoot(String name) throws IOException {
    Path shots = Path.of("target", "screenshots").toAbsolutePath();
    Files.createDirectories(shots);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(shots.resolve(name + ".png")).setFullPage(true));
  }

  /** The same, of a page that has to be without serious findings of axe. */
  public void shootAccessible(String name) throws IOException {
    shoot(name);
    assertThat((List<?>) page.evaluate(SERIOUS, RULES)).as(name).isEmpty();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
