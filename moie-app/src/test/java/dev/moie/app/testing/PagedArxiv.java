package dev.moie.app.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for arXiv: an empty feed, and made-up papers of yesterday, page by page over OAI-PMH.
 * One of its requests can be watched, and be left without an answer.
 */
public final class PagedArxiv implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int papers;
  private final int pageSize;
  private int requests;
  private int watched;
  private boolean held;
  private CountDownLatch reached = new CountDownLatch(1);
  private CountDownLatch released = new CountDownLatch(1);

  private PagedArxiv(HttpServer server, int papers, int pageSize) {
    this.server = server;
    this.papers = papers;
    this.pageSize = pageSize;
  }

  /** Starts one with so many papers. */
  public static PagedArxiv start(int papers, int pageSize) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      PagedArxiv arxiv = new PagedArxiv(http, papers, pageSize);
      http.createContext("/", arxiv::serve);
      http.setExecutor(arxiv.threads);
      http.start();
      return arxiv;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The job that scans it; with single quotes. */
  public String job(String id) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return ("{'id': 'ID', 'task': 'Scan', 'status': 'cyclic', 'run': {'uses': 'arxiv/scan', 'with':"
            + " {'categories': ['hep-th'], 'pause': 'PT0S', 'feed_url': 'AT/rss', 'oai_url':"
            + " 'AT/oai', 'api_url': 'AT/api'}}}")
        .replace("ID", id)
        .replace("AT", address);
  }

  /**
   * Watches one of the next requests.
   *
   * @param request which, from 1; the feed's comes first
   * @param hold whether it gets no answer
   */
  public synchronized void watch(int request, boolean hold) {
    released.countDown();
    requests = 0;
    watched = request;
    held = hold;
    reached = new CountDownLatch(1);
    released = new CountDownLatch(1);
  }

  /** Waits a moment for the watched request to be made, or to be answered if it is not held. */
  public boolean isReached() throws InterruptedException {
    CountDownLatch latch;
    synchronized (this) {
      latch = reached;
    }
    return latch.await(20, TimeUnit.MILLISECONDS);
  }

  private void serve(HttpExchange exchange) throws IOException {
    boolean mine;
    boolean hold;
    CountDownLatch told;
    CountDownLatch release;
    synchronized (this) {
      mine = ++requests == watched;
      hold = held;
      told = reached;
      release = released;
    }
    try (exchange) {
      if (mine && hold) {
        told.countDown();
        release.await(60, TimeUnit.SECONDS);
        return;
      }
      byte[] answer = answer(exchange).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/xml");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      if (mine) {
        told.countDown();
      }
    }
  }

  private String answer(HttpExchange exchange) {
    if (exchange.getRequestURI().getPath().startsWith("/rss")) {
      return "<rss><channel/></rss>";
    }
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    int token = query.indexOf("resumptionToken=skip");
    int first =
        token < 0 ? 0 : Integer.parseInt(query.substring(token + "resumptionToken=skip".length()));
    int end = Math.min(papers, first + pageSize);
    StringBuilder list = new StringBuilder();
    for (int number = first; number < end; number++) {
      list.append(record(number));
    }
    list.append("<resumptionToken>").append(end < papers ? "skip" + end : "");
    return "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>"
        + Instant.now().truncatedTo(ChronoUnit.SECONDS)
        + "</responseDate><ListRecords>"
        + list
        + "</resumptionToken></ListRecords></OAI-PMH>";
  }

  /** The identifier of a paper, of this month. */
  private static String id(int number) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return String.format("%02d%02d.%05d", today.getYear() % 100, today.getMonthValue(), number + 1);
  }

  private static String record(int number) {
    return "<record><header><identifier>oai:arXiv.org:"
        + id(number)
        + "</identifier><datestamp>"
        + LocalDate.now(ZoneOffset.UTC).minusDays(1)
        + "</datestamp></header><metadata><arXivRaw xmlns=\"http://arxiv.org/OAI/arXivRaw/\"><id>"
        + id(number)
        + "</id><version version=\"v1\"><date>Mon, 2 Nov 2026 10:00:00 GMT</date><size>9kb</size>"
        + "</version><title>Paper "
        + number
        + "</title><authors>A. Author</authors><categories>hep-th</categories><abstract>Contrary"
        + " to common belief, vortex "
        + number
        + " violates the second law.</abstract></arXivRaw></metadata></record>";
  }

  @Override
  public void close() {
    watch(0, false);
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
