package dev.moie.plugins.notebook.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * What a Markdown file refers to, and what can be referred to in it.
 *
 * @param links where its links and images lead
 * @param codes what stands in back-quotes, but not in code blocks
 * @param anchors the anchors of its headings, as GitHub makes them, and those of its HTML
 */
record Document(List<Place> links, List<Place> codes, Set<String> anchors) {
  private static final long MOST = 8L << 20;
  private static final int DEEPEST = 100;

  /** Of a block of HTML no more is looked at. */
  private static final int LONGEST_HTML = 20_000;

  private static final Pattern NAMED =
      Pattern.compile("<\\w+[^>]*?\\s(?:id|name)\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final Pattern LEADING =
      Pattern.compile("<(?:a|img)\\s[^>]*?(?:href|src)\\s*=\\s*[\"']([^\"']*)[\"']");

  /** A text and its line, counted from 1. */
  record Place(String text, int line) {}

  /**
   * Reads a file; bytes that are no UTF-8 count as some other letter.
   *
   * @throws IOException also if it is too large for a document
   */
  static Document read(Path file) throws IOException {
    if (Files.size(file) > MOST) {
      throw new IOException(
          "has more than " + (MOST >> 20) + " MiB, which is no document for people");
    }
    return of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  static Document of(String text) {
    Node document =
        Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST)
            .build()
            .parse(text);
    List<Place> links = new ArrayList<>();
    List<Place> codes = new ArrayList<>();
    Set<String> anchors = new LinkedHashSet<>();
    Map<String, Integer> used = new HashMap<>();
    for (Node node = document; node != null; node = next(node, document)) {
      if (node instanceof Link link) {
        links.add(new Place(link.getDestination(), line(node)));
      } else if (node instanceof Image image) {
        links.add(new Place(image.getDestination(), line(node)));
      } else if (node instanceof Code code) {
        codes.add(new Place(code.getLiteral(), line(node)));
      } else if (node instanceof Heading) {
        anchors.add(anchor(words(node), used));
      } else if (node instanceof HtmlInline html) {
        html(html.getLiteral(), line(node), links, anchors);
      } else if (node instanceof HtmlBlock html) {
        html(html.getLiteral(), line(node), links, anchors);
      }
    }
    return new Document(links, codes, anchors);
  }

  /** The next node in the order of the text; without recursion, however deep they lie. */
  private static Node next(Node node, Node root) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node up = node;
    while (up != root && up.getNext() == null) {
      up = up.getParent();
    }
    return up == root ? null : up.getNext();
  }

  private static int line(Node node) {
    Node at = node;
    while (at.getSourceSpans().isEmpty() && at.getParent() != null) {
      at = at.getParent();
    }
    return at.getSourceSpans().isEmpty() ? 1 : at.getSourceSpans().get(0).getLineIndex() + 1;
  }

  private static void html(String text, int line, List<Place> links, Set<String> anchors) {
    String html = text.substring(0, Math.min(LONGEST_HTML, text.length()));
    Matcher named = NAMED.matcher(html);
    while (named.find()) {
      anchors.add(named.group(1));
    }
    Matcher leading = LEADING.matcher(html);
    while (leading.find()) {
      int before = (int) html.substring(0, leading.start()).chars().filter(c -> c == '\n').count();
      links.add(new Place(leading.group(1), line + before));
    }
  }

  private static String words(Node heading) {
    StringBuilder words = new StringBuilder();
    for (Node node = heading; node != null; node = next(node, heading)) {
      if (node instanceof Text text) {
        words.append(text.getLiteral());
      } else if (node instanceof Code code) {
        words.append(code.getLiteral());
      } else if (node instanceof SoftLineBreak) {
        words.append(' ');
      }
    }
    return words.toString();
  }

  /** Lower case, no punctuation, hyphens for spaces; a number behind the second one of a name. */
  private static String anchor(String words, Map<String, Integer> used) {
    String plain =
        words
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
            .replace(' ', '-');
    int before = used.merge(plain, 1, Integer::sum) - 1;
    return before == 0 ? plain : plain + "-" + before;
  }
}
