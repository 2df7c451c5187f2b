package dev.moie.plugins.arxiv.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Stands in for arXiv on loopback: serves made-up papers by all three ways, pages them with opaque
 * tokens, measures how politely it is asked, and misbehaves as it is told.
 */
public final class FakeArxiv implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, FakePaper> papers = new TreeMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final Map<String, String> tokens = new HashMap<>();
  private final List<String> feed = new ArrayList<>();
  private LocalDate feedDay = LocalDate.of(2026, 11, 25);
  private String now = "2026-11-25T12:00:00Z";
  private byte[] before = new byte[0];
  private byte[] latest = new byte[0];
  private int pageSize = 10;
  private int most;
  private LongSupplier clock = () -> System.nanoTime() / 1_000_000;
  private final Set<HttpExchange> open = ConcurrentHashMap.newKeySet();
  private long lastEnd = Long.MIN_VALUE;
  private long shortestGap = Long.MAX_VALUE;
  private boolean tokensExpire;

  /** What happens to a request instead of an answer; {@code true} if it was dealt with. */
  public interface Fault {
    /** Deals with it. */
    boolean apply(HttpExchange exchange, byte[] answer) throws IOException;

    /** What comes before, and counts as a part of the request. */
    default void delay() throws IOException {}
  }

  private FakeArxiv(HttpServer server) {
    this.server = server;
  }

  /** Starts one on a free port. */
  public static FakeArxiv start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeArxiv fake = new FakeArxiv(server);
    server.createContext("/", fake::serve);
    server.setExecutor(fake.threads);
    server.start();
    return fake;
  }

  /** An address on it. */
  public URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  /** Adds or replaces a paper. */
  public synchronized FakeArxiv put(FakePaper paper) {
    papers.put(paper.id(), paper);
    return this;
  }

  /** What the feed has, such as {@code 2511.00001v1 new}. */
  public synchronized FakeArxiv feed(LocalDate day, String... items) {
    feedDay = day;
    feed.clear();
    feed.addAll(List.of(items));
    return this;
  }

  /** The server's own time. */
  public synchronized FakeArxiv now(String time) {
    now = time;
    return this;
  }

  /** What gaps are measured with, in milliseconds; real time, unless told otherwise. */
  public synchronized FakeArxiv clock(LongSupplier millis) {
    clock = millis;
    return this;
  }

  /** How many records a page has. */
  public synchronized FakeArxiv pageSize(int size) {
    pageSize = size;
    return this;
  }

  /** Forgets all tokens that were given out. */
  public synchronized FakeArxiv expireTokens() {
    tokens.clear();
    return this;
  }

  /** The next token that is used will have expired. */
  public synchronized FakeArxiv expireNextToken() {
    tokensExpire = true;
    return this;
  }

  /** What happens to the next requests, one after the other. */
  public synchronized FakeArxiv next(Fault... next) {
    faults.addAll(List.of(next));
    return this;
  }

  /** From now on all goes well. */
  public synchronized FakeArxiv behave() {
    faults.clear();
    return this;
  }

  /** Lets a request through. */
  public static Fault fine() {
    return (exchange, answer) -> false;
  }

  /** Another status, with a header or none. */
  public static Fault status(int status, String... header) {
    return (exchange, answer) -> {
      for (int i = 0; i < header.length; i += 2) {
        exchange.getResponseHeaders().add(header[i], header[i + 1]);
      }
      send(exchange, status, "busy".getBytes(StandardCharsets.UTF_8));
      return true;
    };
  }

  /** Leads elsewhere. */
  public static Fault redirect(int status, String location) {
    return status(status, "Location", location);
  }

  /** Leads to the same by another address. */
  public static Fault detour() {
    return (exchange, answer) ->
        redirect(302, exchange.getRequestURI() + "&detour=1").apply(exchange, answer);
  }

  /** An answer of OAI-PMH that has nothing in it. */
  public static Fault emptyPage() {
    return body(
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-11-25T12:00:00Z"
            + "</responseDate><ListRecords/></OAI-PMH>");
  }

  /** Entities that would grow without end, and one that reads a file. */
  public static Fault bomb() {
    return body(
        "<!DOCTYPE f [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
            + "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>&b;&c;"
            + "</responseDate><ListRecords/></OAI-PMH>");
  }

  /** The page before once more. */
  public Fault repeat() {
    return (exchange, answer) -> {
      send(exchange, 200, before);
      return true;
    };
  }

  /** The answer, whose first byte comes late. */
  public static Fault slow(Duration time) {
    return new Fault() {
      @Override
      public boolean apply(HttpExchange exchange, byte[] answer) {
        return false;
      }

      @Override
      public void delay() throws IOException {
        try {
          new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    };
  }

  /** A page for people. */
  public static Fault html() {
    return (exchange, answer) -> {
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      send(exchange, 200, "<html><body>Sorry</body></html>".getBytes(StandardCharsets.UTF_8));
      return true;
    };
  }

  /** Half of the answer, as if it were whole. */
  public static Fault cut() {
    return (exchange, answer) -> {
      send(exchange, 200, java.util.Arrays.copyOf(answer, answer.length / 2));
      return true;
    };
  }

  /** Another body. */
  public static Fault body(String text) {
    return (exchange, answer) -> {
      send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
      return true;
    };
  }

  /** Half of the answer, and then the line is cut. */
  public static Fault hangUp() {
    return (exchange, answer) -> {
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer, 0, answer.length / 2);
      exchange.getResponseBody().flush();
      exchange.close();
      return true;
    };
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Fault fault;
      byte[] answer;
      synchronized (this) {
        most = Math.max(most, running.incrementAndGet());
        open.add(exchange);
        if (lastEnd != Long.MIN_VALUE) {
          shortestGap = Math.min(shortestGap, clock.getAsLong() - lastEnd);
        }
        requests.add(exchange.getRequestURI().toString());
        fault = faults.isEmpty() ? fine() : faults.remove();
        answer = answer(exchange.getRequestURI());
        before = latest;
        latest = answer;
      }
      fault.delay();
      ends(exchange); // Just before the answer is sent: afterwards the next one may come at once.
      if (!fault.apply(exchange, answer)) {
        exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=utf-8");
        send(exchange, 200, answer);
      }
    } finally {
      ends(exchange);
    }
  }

  private synchronized void ends(HttpExchange exchange) {
    if (open.remove(exchange)) {
      running.decrementAndGet();
      lastEnd = clock.getAsLong();
    }
  }

  private byte[] answer(URI uri) {
    Map<String, String> query = query(uri);
    String text;
    if (uri.getPath().startsWith("/oai")) {
      text = oai(query);
    } else if (uri.getPath().startsWith("/rss/")) {
      text = rss();
    } else {
      text = api(query);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    for (String each : String.valueOf(uri.getRawQuery()).split("&", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        query.put(
            each.substring(0, equals),
            URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private String oai(Map<String, String> query) {
    String from = query.getOrDefault("from", "");
    String set = query.getOrDefault("set", "");
    int skip = 0;
    String token = query.get("resumptionToken");
    if (token != null) {
      String known = tokensExpire ? null : tokens.get(token);
      tokensExpire = false;
      if (known == null) {
        return envelope("<error code=\"badResumptionToken\">expired</error>");
      }
      String[] parts = known.split(" ", -1);
      from = parts[0];
      set = parts[1];
      skip = Integer.parseInt(parts[2]);
    }
    List<FakePaper> found = new ArrayList<>();
    for (FakePaper paper : papers.values()) {
      if (paper.datestamp().compareTo(from) >= 0 && paper.isIn(set)) {
        found.add(paper);
      }
    }
    if (found.isEmpty()) {
      return envelope("<error code=\"noRecordsMatch\">nothing</error>");
    }
    StringBuilder list = new StringBuilder("<ListRecords>");
    int end = Math.min(found.size(), skip + pageSize);
    found.subList(Math.min(skip, end), end).forEach(paper -> list.append(paper.oai()));
    if (end < found.size()) {
      String next = "verb%3DListRecords%26from%3D" + from + "%26skip%3D" + end;
      tokens.put(next, from + " " + set + " " + end);
      list.append("<resumptionToken>").append(next).append("</resumptionToken>");
    }
    return envelope(list.append("</ListRecords>").toString());
  }

  private String envelope(String content) {
    return "<?xml version=\"1.0\"?><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
        + "<responseDate>"
        + now
        + "</responseDate>"
        + content
        + "</OAI-PMH>";
  }

  private String rss() {
    StringBuilder items = new StringBuilder();
    for (String item : feed) {
      String[] parts = item.split(" ", -1);
      items
          .append("<item><title>T</title><guid isPermaLink=\"false\">oai:arXiv.org:")
          .append(parts[0])
          .append("</guid><arxiv:announce_type>")
          .append(parts[1])
          .append("</arxiv:announce_type><pubDate>")
          .append(
              java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  feedDay.atStartOfDay(java.time.ZoneId.of("America/New_York"))))
          .append("</pubDate></item>");
    }
    return "<rss version=\"2.0\" xmlns:arxiv=\"http://arxiv.org/schemas/atom\"><channel>"
        + items
        + "</channel></rss>";
  }

  private String api(Map<String, String> query) {
    StringBuilder entries = new StringBuilder();
    for (String id : query.getOrDefault("id_list", "").split(",", -1)) {
      FakePaper paper = papers.get(id);
      if (paper != null) {
        entries.append(paper.atom());
      }
    }
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + entries + "</feed>";
  }

  /** All requests so far, as path and query. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** The most that ran at one time. */
  public synchronized int mostAtOnce() {
    return most;
  }

  /** From the end of a request to the beginning of the next, the shortest, in milliseconds. */
  public synchronized long shortestGapMillis() {
    return shortestGap;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
