package dev.moie.plugins.notebook.docs;

import dev.moie.plugins.notebook.docs.Document.Place;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds references to files and headings that are not there. Links lead from the document's folder,
 * or from the top if they begin with a slash; paths in back-quotes may be written from either, or
 * from any folder between. Nothing is fetched: addresses with a scheme are left alone.
 */
public final class DocsCheck {
  /** What is not looked for, one glob a line; lies at the top. */
  public static final String IGNORE_FILE = ".docs-ignore";

  private static final Pattern SCHEME = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:|//).*");

  private final Path root;
  private final FileTree tree;
  private final List<PathMatcher> ignored = new ArrayList<>();
  private final Map<Path, Document> documents = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private int references;

  private DocsCheck(Path root, FileTree tree) {
    this.root = root;
    this.tree = tree;
  }

  /**
   * What was found.
   *
   * @param documents how many were read
   * @param references how many links and paths they have that were looked for
   * @param findings in the order of documents and lines
   */
  public record Result(int documents, int references, List<Finding> findings) {}

  /**
   * Checks documents.
   *
   * @param root the top: what may be referred to lies below it
   * @param asked documents, or folders of which every {@code .md} is one
   * @param ignore globs of references that are not looked for, beside those of {@link #IGNORE_FILE}
   * @throws IOException if one of them is not there, or a glob cannot be understood
   */
  public static Result run(Path root, List<Path> asked, List<String> ignore) throws IOException {
    DocsCheck check = new DocsCheck(root, FileTree.of(root));
    check.ignore(ignore);
    List<Path> files = Documents.of(asked);
    for (Path file : files) {
      check.check(file);
    }
    return new Result(files.size(), check.references, List.copyOf(check.findings));
  }

  private void ignore(List<String> given) throws IOException {
    List<String> globs = new ArrayList<>(given);
    Path file = root.resolve(IGNORE_FILE);
    if (Files.isRegularFile(file)) {
      globs.addAll(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList());
    }
    for (String glob : globs) {
      if (!glob.isBlank() && !glob.startsWith("#")) {
        try {
          ignored.add(FileSystems.getDefault().getPathMatcher("glob:" + glob.strip()));
        } catch (PatternSyntaxException e) {
          throw new IOException(
              "\"" + glob + "\" is no glob: " + e.getDescription() + "; write it as logs/**", e);
        }
      }
    }
  }

  private void check(Path file) {
    Document document;
    try {
      document = document(file);
    } catch (IOException e) {
      findings.add(new Finding(name(file), 1, "file", name(file), String.valueOf(e.getMessage())));
      return;
    }
    List<Finding> before = new ArrayList<>(findings);
    findings.clear();
    document.links().forEach(link -> link(file, document, link));
    document.codes().forEach(code -> code(file, code));
    findings.sort(java.util.Comparator.comparingInt(Finding::line));
    before.addAll(findings);
    findings.clear();
    findings.addAll(before);
  }

  private Document document(Path file) throws IOException {
    Document known = documents.get(file);
    if (known == null) {
      known = Document.read(file);
      documents.put(file, known);
    }
    return known;
  }

  private void link(Path file, Document document, Place link) {
    String written = link.text();
    if (SCHEME.matcher(written).matches()) {
      return;
    }
    references++;
    int hash = written.indexOf('#');
    String path =
        decoded(hash < 0 ? written : written.substring(0, hash)).replaceFirst("\\?.*", "");
    String anchor = hash < 0 ? "" : decoded(written.substring(hash + 1));
    if (path.isEmpty() && hash < 0) {
      add(file, link, "link", "leads nowhere");
      return;
    }
    if (isIgnored(path)) {
      return;
    }
    try {
      Path target =
          path.isEmpty()
              ? file
              : path.startsWith("/")
                  ? root.resolve(path.replaceFirst("^/+", "")).normalize()
                  : file.resolveSibling(path).normalize();
      if (!Files.exists(target)) {
        add(file, link, "link", "there is no " + name(target) + hint(path));
      } else if (!anchor.isEmpty() && isMarkdown(target) && Files.isRegularFile(target)) {
        anchor(file, link, path.isEmpty() ? document : document(target), target, anchor);
      }
    } catch (InvalidPathException | IOException e) {
      add(file, link, "link", "cannot be followed: " + e.getMessage());
    }
  }

  private void anchor(Path file, Place link, Document to, Path target, String anchor) {
    if (to.anchors().contains(anchor)) {
      return;
    }
    Optional<String> near =
        to.anchors().stream().filter(each -> each.equalsIgnoreCase(anchor)).findFirst();
    add(
        file,
        link,
        "anchor",
        name(target)
            + " has no heading \"#"
            + anchor
            + "\""
            + near.map(each -> "; it is #" + each).orElse(""));
  }

  private void code(Path file, Place code) {
    Optional<String> quoted = QuotedPath.in(code.text());
    if (quoted.isEmpty() || isIgnored(quoted.get())) {
      return;
    }
    references++;
    String path = quoted.get();
    boolean there =
        Files.exists(file.resolveSibling(path).normalize())
            || Files.exists(root.resolve(path).normalize())
            || tree.has(path.replaceFirst("^(?:\\.{1,2}/)+", ""));
    if (!there) {
      add(file, code, "path", "there is no " + path + hint(path));
    }
  }

  private String hint(String path) {
    return tree.sameName(path).map(each -> "; there is " + each).orElse("");
  }

  private boolean isIgnored(String path) {
    try {
      Path plain = Path.of(path);
      return ignored.stream()
          .anyMatch(glob -> glob.matches(plain) || glob.matches(plain.normalize()));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void add(Path file, Place place, String kind, String message) {
    findings.add(new Finding(name(file), place.line(), kind, place.text(), message));
  }

  private String name(Path file) {
    return (file.startsWith(root) ? root.relativize(file) : file).toString();
  }

  private static boolean isMarkdown(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".md");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException asWritten) {
      return text;
    }
  }
}
