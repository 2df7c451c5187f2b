package dev.moie.plugins.arxiv.harvest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where arXiv is asked. Mirrors and tests stand in for it with addresses of their own.
 *
 * @param feed the announcement feeds, such as {@code https://rss.arxiv.org/rss}
 * @param oai OAI-PMH, such as {@code https://oaipmh.arxiv.org/oai}
 * @param api the query API, such as {@code https://export.arxiv.org/api/query}
 */
public record Endpoints(URI feed, URI oai, URI api) {

  /** The feed of some categories or archives together. */
  URI feedOf(List<String> categories) {
    return URI.create(
        feed + "/" + categories.stream().map(Endpoints::encoded).collect(Collectors.joining("+")));
  }

  /** The first page of a set's records that were changed on a day or later. */
  URI firstPage(String set, LocalDate from) {
    return URI.create(
        oai + "?verb=ListRecords&metadataPrefix=arXivRaw&from=" + from + "&set=" + encoded(set));
  }

  /** The page that a token stands for. The token is opaque, and encoded once. */
  URI nextPage(String token) {
    return URI.create(oai + "?verb=ListRecords&resumptionToken=" + encoded(token));
  }

  /** Some papers by their identifiers. */
  URI papers(List<String> ids) {
    return URI.create(
        api
            + "?max_results="
            + ids.size()
            + "&id_list="
            + ids.stream().map(Endpoints::encoded).collect(Collectors.joining(",")));
  }

  /** A slice of what a query finds, the latest submissions first. */
  URI query(String query, int start, int max) {
    return URI.create(
        api
            + "?search_query="
            + encoded(query)
            + "&start="
            + start
            + "&max_results="
            + max
            + "&sortBy=submittedDate&sortOrder=descending");
  }

  /** A space as %20: the API takes a plus sign for one too, but only if it is not encoded. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
